/** The same vectors Python runs (`tests/unit/cards/test_expressions.py`, `test_fill.py`). */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { holds, parseCondition } from "./conditions.ts";
import { type Binding, EMPTY, evaluate, MISSING, parseLoop, parseText } from "./expressions.ts";
import { fill } from "./fill.ts";
import { CONTENT_KEYS, OPAQUE, URL_KEYS } from "./slots.ts";

// Tests are started at the root of the project.
const VECTORS = "tests/vectors";

interface Names {
  readonly values?: Readonly<Record<string, unknown>>;
  readonly missing?: readonly string[];
  readonly empty?: readonly string[];
  readonly markup?: readonly string[];
}

function read<Content>(name: string): Content {
  return JSON.parse(readFileSync(`${VECTORS}/${name}`, "utf8"));
}

function casesOf<Case>(name: string): readonly Case[] {
  return read<{ cases: readonly Case[] }>(name).cases;
}

function namesOf({ values = {}, missing = [], empty = [], markup = [] }: Names): Map<string, Binding> {
  const given = Object.entries(values).map(([name, value]): [string, Binding] => {
    return [name, { value, kind: { markup: markup.includes(name) } }];
  });
  const without = [
    ...missing.map((name): [string, Binding] => [name, { value: MISSING }]),
    ...empty.map((name): [string, Binding] => [name, { value: EMPTY }]),
  ];
  return new Map([...given, ...without]);
}

for (const file of ["texts", "filters"]) {
  interface Case extends Names {
    readonly text: string;
    readonly pieces: readonly unknown[];
    readonly troubles: readonly unknown[];
    readonly is_markup?: readonly boolean[];
    readonly malformed?: readonly string[];
  }
  test(`it reads ${file} as Python does`, () => {
    for (const { text, pieces, troubles, is_markup, malformed = [], ...names } of casesOf<Case>(
      `expressions/${file}.json`,
    )) {
      const scope = { names: namesOf(names) };
      const parsed = parseText(text);
      const outcomes = parsed.pieces.map((piece) => (typeof piece === "string" ? undefined : evaluate(piece, scope)));
      const found = parsed.pieces.map((piece, index) =>
        typeof piece === "string" ? piece : outcomes[index]?.resolved ? outcomes[index].value : piece.source,
      );
      assert.deepEqual(found, pieces, text);
      const known = outcomes.filter((outcome) => outcome !== undefined);
      assert.deepEqual(
        known.flatMap((outcome) => outcome.troubles),
        troubles,
        text,
      );
      assert.deepEqual(parsed.malformed, malformed, text);
      assert.deepEqual(
        known.map(({ markup }) => markup),
        is_markup ?? known.map(() => false),
        text,
      );
    }
  });
}

test("it reads conditions as Python does", () => {
  interface Case extends Names {
    readonly condition: string;
    readonly holds: boolean | null;
    readonly undeclared?: readonly string[];
    readonly needs?: readonly string[];
  }
  for (const { condition, undeclared = [], needs = [], ...expected } of casesOf<Case>("expressions/conditions.json")) {
    const parsed = parseCondition(condition);
    const verdict = parsed === undefined ? undefined : holds(parsed, { names: namesOf(expected) });
    assert.equal(verdict?.holds ?? null, expected.holds, condition);
    assert.deepEqual(verdict?.undeclared ?? [], undeclared, condition);
    assert.deepEqual(verdict?.missing ?? [], needs, condition);
  }
});

test("it reads loops as Python does", () => {
  interface Case {
    readonly loop: string;
    readonly name: string | null;
    readonly path: readonly string[] | null;
  }
  for (const { loop, name, path } of casesOf<Case>("expressions/loops.json")) {
    assert.deepEqual(parseLoop(loop), name === null ? undefined : { name, path }, loop);
  }
});

test("it knows the fields the catalog knows", () => {
  const slots = read<Readonly<Record<string, readonly string[]>>>("fill/slots.json");
  assert.deepEqual([...CONTENT_KEYS].sort(), slots.content);
  assert.deepEqual([...URL_KEYS].sort(), slots.url);
  assert.deepEqual([...OPAQUE].sort(), slots.opaque);
});

const filled = readdirSync(`${VECTORS}/fill`).filter((name) => name.endsWith(".json") && name !== "slots.json");
for (const file of filled) {
  interface Case {
    readonly name: string;
    readonly document: unknown;
    readonly values: unknown;
    readonly visitor?: readonly string[];
    readonly card?: unknown;
    readonly same?: boolean;
    readonly problems?: readonly unknown[];
    readonly origins?: Readonly<Record<string, string>>;
  }
  test(`it fills ${file} as Python does`, () => {
    for (const { name, document, values, visitor, card, same, problems = [], origins = {} } of casesOf<Case>(
      `fill/${file}`,
    )) {
      const before = structuredClone(document);
      const result = fill(document, values, visitor);
      const template = (document as { card?: unknown } | null)?.card ?? document;
      if (same) assert.equal(result.card, template, name);
      else assert.deepEqual(result.card, card, name);
      assert.deepEqual(result.problems, problems, name);
      assert.deepEqual(Object.fromEntries(result.origins.moved), origins, name);
      assert.deepEqual(document, before, `${name}: the template was changed`);
    }
  });
}
