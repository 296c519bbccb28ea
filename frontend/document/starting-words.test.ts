import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { isRefusal } from "./commands/result.ts";
import { setField } from "./commands/set-field.ts";
import { EMPTY, record, undo } from "./history.ts";
import { idOf } from "./ids.ts";
import { startingWords } from "./starting-words.ts";
import { open, toDocument } from "./state.ts";
import type { JsonObject } from "./values.ts";

interface Case {
  readonly name: string;
  readonly document: JsonObject;
  readonly still: readonly string[];
}

// Tests are started at the root of the project.
const { cases } = JSON.parse(readFileSync("tests/vectors/document/starting-words.json", "utf8")) as {
  readonly cases: readonly Case[];
};

test("it knows the words a document began with as Python does", () => {
  for (const { name, document, still } of cases) assert.deepEqual(startingWords(document), still, name);
});

test("a text that is edited has no mark any more, and has it again when that is undone", () => {
  const begun = open(cases[0]?.document ?? {});
  const { body } = begun.document.card as { body: { elements: JsonObject[] } };
  const id = idOf(body.elements[0] ?? {}) ?? "";
  const edited = setField(begun, [id], ["content"], "Our own");
  assert.ok(!isRefusal(edited));
  const { state, history } = record(begun, EMPTY, edited);
  const gone = "/card/body/elements/0/content";
  assert.ok(startingWords(toDocument(begun)).includes(gone));
  assert.ok(!startingWords(toDocument(state)).includes(gone));
  assert.ok(startingWords(toDocument(undo(state, history).state)).includes(gone));
});
