import assert from "node:assert/strict";
import { test } from "node:test";
import wordings from "../../cardstudio/cards/locate/wordings.json";
import { codeMeans } from "./code-meaning.ts";
import { words } from "./platform.ts";

test("every code that some words are known for is explained", () => {
  for (const { code } of wordings.wordings) assert.ok(code === undefined || `code-${code}` in words.en, String(code));
  for (const code of wordings.outer) assert.ok(`code-${code}` in words.en, String(code));
});

test("a code of four, five, six or eight digits means something; another says that it is not known here", () => {
  const unknown = codeMeans(1);
  for (const code of [9499, 19024, 200610, 99992402]) assert.notEqual(codeMeans(code), unknown);
});
