import assert from "node:assert/strict";
import { test } from "node:test";
import { cardAtOnce } from "./analysis.ts";

const CARD = { elements: [{ tag: "hr" }] };

test("a bare card is drawn at once, and one in a webhook body", () => {
  assert.deepEqual(cardAtOnce(JSON.stringify(CARD)), CARD);
  assert.deepEqual(cardAtOnce(JSON.stringify({ msg_type: "interactive", card: CARD })), CARD);
  assert.deepEqual(cardAtOnce('{"schema":"2.0","body":{"elements":[]}}'), { schema: "2.0", body: { elements: [] } });
});

test("what only the server can read waits for it", () => {
  for (const text of [
    "",
    "{",
    "[]",
    "null",
    "7",
    '{"a":1}',
    '{"card":"x"}',
    "curl https://example.com",
    "{elements: []}",
  ]) {
    assert.equal(cardAtOnce(text), undefined, text);
  }
});
