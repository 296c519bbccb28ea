/** Twice the document is twice the work, for filling it; `tests/long/` has the same families and more. */
import { test } from "node:test";
import { assertLinear } from "../testing/scaling.ts";
import { fill } from "./fill.ts";
import type { JsonObject } from "./values.ts";

const times = <Item>(n: number, item: (index: number) => Item): Item[] => Array.from({ length: n }, (_, i) => item(i));
const words = (content: string, more: JsonObject = {}): JsonObject => ({ tag: "markdown", content, ...more });
const list = (items: unknown): JsonObject => ({ name: "b", type: "list", default: items });
const TEXT = { name: "a", type: "text", default: "z" };

const each = (item: JsonObject, n: number): JsonObject[] => times(n, () => item);

function template(elements: readonly JsonObject[], variables: readonly JsonObject[] = []): JsonObject {
  return { card: { schema: "2.0", body: { elements } }, variables };
}

const FAMILIES: Readonly<Record<string, (n: number) => JsonObject>> = {
  "placeholders of a text": (n) => template([words("${a}".repeat(n))], [TEXT]),
  "texts with placeholders": (n) => template(each(words("${a}"), n), [TEXT]),
  "placeholders nobody declares": (n) => template(times(n, (i) => words(`\${a${i}}`))),
  variables: (n) => {
    const names = times(n, (i) => `a${i}`);
    const text = names.map((name) => `\${${name}}`).join("");
    return template(
      [words(text)],
      names.map((name) => ({ ...TEXT, name })),
    );
  },
  "variables nobody uses": (n) =>
    template(
      [],
      times(n, (i) => ({ ...TEXT, name: `a${i}` })),
    ),
  "variables of one name": (n) => template([words("${a}")], each(TEXT, n)),
  options: (n) => {
    const options = times(n, (i) => `o${i}`);
    return template([words("${c}")], [{ name: "c", type: "choice", options, default: "p" }]);
  },
  loops: (n) => template(each(words("${x}", { $each: "x in b" }), n), [list(["u"])]),
  "items of a loop": (n) => template([words("${x}", { $each: "x in b" })], [list(Array(n).fill("u"))]),
  conditions: (n) => template(each(words("x", { $if: "a == 'z'" }), n), [TEXT]),
  "a list and who is in it": (n) => template(each(words("x", { $if: "a in b" }), n), [TEXT, list(times(n, String))]),
  "a text and what is in it": (n) =>
    template(each(words("x", { $if: "a in c" }), n), [TEXT, { ...TEXT, name: "c", default: "y".repeat(n) }]),
  "joined lists": (n) => template([words("${b | join}".repeat(n))], [list(Array(n).fill("x"))]),
  "marks of a text": (n) => template([words("*${a}_`".repeat(n))], [TEXT]),
  "tags of a text": (n) => template([words("<font color='${a}'>".repeat(n))], [TEXT]),
};

for (const [name, made] of Object.entries(FAMILIES)) {
  test(`${name}: filled in linear time`, () => assertLinear(name, made, (document) => fill(document), 64));
}

test("values: a text is written in linear time", () => {
  const document = template([words("${a}")], [TEXT]);
  for (const piece of ["*", "a ", "<", "\n- ", "`", "字", "https://a.b/ "]) {
    assertLinear(
      piece,
      (n) => piece.repeat(n),
      (value) => fill(document, { a: value }),
      64,
    );
  }
});
