/** The same vectors Python runs (`tests/unit/cards/test_locate.py`), and every real report that holds an error text. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import type { JsonObject } from "../values.ts";
import { locate, read, type Seen } from "./index.ts";

interface Vectors {
  readonly cards: Readonly<Record<string, { readonly card: JsonObject; readonly findings: readonly Seen[] }>>;
  readonly cases: readonly {
    readonly card: string;
    readonly text: string;
    readonly note: string;
    readonly code: number | null;
    readonly property: string | null;
    readonly places: readonly string[];
    readonly exact: boolean;
  }[];
}

const { cards, cases }: Vectors = JSON.parse(readFileSync("tests/vectors/locate/wordings.json", "utf8"));

for (const { card: name, text, note, code, property, places, exact } of cases) {
  test(`${note}: ${text.slice(-60)}`, () => {
    const { card, findings } = cards[name] ?? assert.fail(name);
    const found = locate(card, text, findings);
    const told = read(text);
    assert.deepEqual(
      found.map(({ pointer }) => pointer),
      places,
    );
    assert.deepEqual([told.code ?? null, told.property ?? null], [code, property]);
    assert.ok(found.every((place) => place.exact === exact));
  });
}

interface Report {
  readonly card: JsonObject;
  readonly kind: string;
  readonly text?: string;
  readonly pointer?: string;
  readonly code: number | null;
}

for (const file of readdirSync("tests/cases").filter((name) => name.endsWith(".json"))) {
  const { card, kind, text, pointer, code }: Report = JSON.parse(readFileSync(`tests/cases/${file}`, "utf8"));
  // Cards in wrappers are unwrapped by the server before a browser has them.
  if (text === undefined || pointer === undefined || (kind !== "v1" && kind !== "v2" && kind !== "error-text"))
    continue;
  test(`a real report: ${file}`, () => {
    // What no wording names, the linter knows: a finding of that code at that place.
    const seen = { rule: "", pointer, platform_code: code, params: {}, fix: null };
    const [place] = locate(card, text, [seen]);
    assert.equal(place?.pointer, pointer);
    assert.ok(code === null || place.code === code);
  });
}
