import assert from "node:assert/strict";
import { test } from "node:test";
import { drawnCard } from "./drawn.ts";
import { fill } from "./fill.ts";
import { type MadePreview, madeValues } from "./preview-values.ts";
import { Random } from "./testing.ts";
import type { JsonObject } from "./values.ts";

const KINDS: readonly MadePreview[] = ["longest", "shortest", "empty"];

test("the longest are longer than what is known, the shortest short, the empty empty", () => {
  const document = {
    variables: [
      { name: "who", example: "Ann Lee" },
      { name: "note", label: "Note" },
      { name: "n", type: "integer", default: 3 },
      { name: "tasks", type: "object_array", example: [{ title: "a" }, { title: "b" }] },
      { name: "level", type: "choice", options: ["minor", "catastrophic"] },
      { name: "day", type: "date", example: "2026-12-01" },
    ],
    samples: [{ name: "s", values: { who: "Bo", tasks: [{ title: "c" }] } }],
  };
  const { who, note, n, tasks, ...longest } = madeValues(document, "longest") as Record<string, string>;
  assert.ok(String(who).startsWith("Ann Lee Ann Lee") && String(note).startsWith("Note Note"));
  assert.ok(Number(n) > 1e6 && (tasks?.length ?? 0) >= 4);
  assert.deepEqual(longest, { level: "catastrophic", day: "2026-12-01" });
  const short = { who: "B", note: "N", n: 0, tasks: [{ title: "c" }], level: "minor", day: "2026-12-01" };
  assert.deepEqual(madeValues(document, "shortest"), short);
  const empty = { who: "", note: "", n: 0, tasks: [], level: "", day: "" };
  assert.deepEqual(madeValues(document, "empty"), empty);
});

test("they draw, whatever the document says", () => {
  for (const variables of [undefined, null, "x", ["a", 5, { name: "a", type: "nonsense" }], { a: "text", b: "date" }]) {
    const document = {
      card: { elements: [{ tag: "markdown", content: "${a} ${b}" }] },
      variables,
      samples: [null, {}],
    };
    for (const kind of KINDS) drawnCard(document as JsonObject, madeValues(document as JsonObject, kind), true);
  }
});

/** A document whose words for looking say so. */
function documentOf(pick: (most: number) => number): JsonObject {
  const types = ["text", "markdown", "text_array", "object_array", "url", "choice", "integer"];
  const variables = Array.from({ length: 1 + pick(4) }, (_, index) => {
    const type = types[pick(types.length)] ?? "text";
    const looking = `LOOKING${index}`;
    const example =
      type === "text_array"
        ? [looking]
        : type === "object_array"
          ? [{ m: looking }]
          : type === "integer"
            ? 777
            : looking;
    const name = `v${index}`;
    return {
      name,
      type,
      ...(pick(3) > 0 && { example }),
      ...(pick(3) === 0 && { required: false }),
      ...(pick(4) === 0 && { filled_by: ["author", "sender", "program"][pick(3)] }),
    };
  });
  const name = () => `v${pick(variables.length)}`;
  const texts = Array.from({ length: 1 + pick(4) }, () => ({
    tag: "markdown",
    content: `a \${${name()}} **\${${name()} | default:'D'}** \${x.m}`,
    ...(pick(2) === 0 && { $each: `x in ${name()}` }),
    ...(pick(3) === 0 && { $if: `${name()} != null` }),
  }));
  const values = Object.fromEntries(variables.map((one) => [one.name, "LOOKING at a sample"]));
  return {
    card: { header: { title: { tag: "plain_text", content: `\${${name()}}` } }, elements: texts },
    variables,
    samples: [{ name: "s", values }],
  };
}

test("no example and no preview value stands in a filled card", () => {
  const random = new Random(17);
  const pick = (most: number) => random.below(most);
  for (let round = 0; round < 400; round += 1) {
    const document = documentOf(pick);
    const before = JSON.stringify(document);
    const given = pick(2) === 0 ? {} : { v0: "GIVEN" };
    for (const kind of KINDS) drawnCard(document, madeValues(document, kind), true);
    drawnCard(document, undefined, true);
    const sent = JSON.stringify(fill(document, given).card);
    assert.ok(!/LOOKING|777|[\ufdd0-\ufdef]/.test(sent), `${before} gave ${sent}`);
    assert.equal(JSON.stringify(document), before);
  }
});
