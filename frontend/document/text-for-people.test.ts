/** The same vectors Python runs (`tests/unit/cards/test_outline.py`). */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { readBlanksWith, wordsOf } from "./element-words.ts";
import { inWords, listOf } from "./in-words.ts";
import { elementOf, indexOf, open } from "./state.ts";
import { type Said, textForPeople } from "./text-for-people.ts";
import type { JsonObject } from "./values.ts";

interface Case extends Omit<Said, "text"> {
  readonly name: string;
  readonly document: JsonObject;
  readonly text: readonly string[];
}

const { cases } = JSON.parse(readFileSync("tests/vectors/words/cards.json", "utf8")) as { cases: readonly Case[] };

for (const { name, document, text, ...wanted } of cases) {
  test(`it reads ${name} as Python does`, () => {
    assert.deepEqual(textForPeople(document), { ...wanted, text: text.join("\n") });
  });
}

const DOCUMENT = {
  card: {
    schema: "2.0",
    body: {
      elements: [
        { tag: "markdown", content: "**${title}** 放假" },
        { tag: "column_set", $each: "d in duty", columns: [{ tag: "column", elements: [words("${d.who}值班")] }] },
        { tag: "column_set", $each: "r in rest", columns: [{ tag: "column", elements: [words("${r.who}值班")] }] },
        { tag: "input", name: "input_1" },
      ],
    },
  },
  variables: [
    { name: "title", label: "假期名称" },
    { name: "duty", type: "object_array", label: "值班表", example: [{ who: "许嘉禾" }] },
    { name: "rest", type: "object_array", label: "休息", fields: [{ name: "who", label: "姓名" }] },
  ],
};

function words(content: string): JsonObject {
  return { tag: "markdown", content };
}

function known(document: JsonObject, tag: string): readonly string[] {
  const state = open(document);
  const ids = [...indexOf(state).entries.keys()];
  const elements = ids.map((id) => elementOf(state, id)).filter((element) => element?.tag === tag);
  return elements.map((element) => element && wordsOf(state, element)) as string[];
}

test("elements are known by the words of their blanks, in loops by those of the first row", () => {
  readBlanksWith({ inWords, listOf });
  assert.deepEqual(known(DOCUMENT, "markdown"), ["〔假期名称〕 放假", "许嘉禾值班", "〔姓名〕值班"]);
  const renamed = { ...DOCUMENT, variables: [{ name: "title", label: "节日" }] };
  assert.equal(known(renamed, "markdown")[0], "〔节日〕 放假", "words are not kept beyond a change of a blank");
  assert.deepEqual(known(DOCUMENT, "input"), [""], "nobody knows an element by the name a program gave it");
});

test("a list may be as long as it likes", () => {
  const elements = [...Array(200_000).fill({}), words("Hi")];
  assert.equal(textForPeople({ card: { elements } }).summary, "Hi");
});
