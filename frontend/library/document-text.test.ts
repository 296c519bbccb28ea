import assert from "node:assert/strict";
import { test } from "node:test";
import { formatExact, parseExact } from "../document/exact.ts";
import { documentText, partsOf } from "./document-text.ts";

test("a document keeps the order of its keys and every digit", () => {
  const text = '{"samples":[1.10],"card":{"n":12345678901234567890},"editor":{},"x":null}';
  const document = parseExact(text) as { card: unknown };
  assert.equal(documentText(partsOf(document), '{"n":12345678901234567890}'), text);
  assert.match(formatExact(document.card), /12345678901234567890/);
});

test("a document without a card gets one", () => {
  assert.equal(documentText([["x", "1"]], "{}"), '{"card":{},"x":1}');
});
