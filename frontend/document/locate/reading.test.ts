import assert from "node:assert/strict";
import { test } from "node:test";
import { isAnswer, read } from "./index.ts";

test("the platform's own words are kept to be shown", () => {
  const told = read(
    "Failed to create card content, ext=ErrCode: 200861; ErrMsg: cards of schema V2 no longer support this capability; ErrorValue: unsupported tag action",
  );
  assert.equal(told.message, "cards of schema V2 no longer support this capability");
  assert.equal(told.value, "unsupported tag action");
});

test("answers of the platform are known from cards that hold their words", () => {
  for (const text of [
    "ErrCode: 200621; ErrMsg: unknown property, property: x, path: ROOT -> elements -> [2](tag: div)",
    '{"code":11246,"msg":"create message content fail"}',
    '{"code":9499,"msg":"Bad Request"}',
    '{"code":99992402,"msg":"field validation failed"}',
    "ROOT->elements->[2](tag: chart)",
    "code=230099 msg=schemaV2 card can not change schemaV1",
  ])
    assert.ok(isAnswer(text), text);
  for (const text of [
    "",
    "hello",
    '{"tag":"div"}',
    '{"code": 3, "msg": "x"}',
    "ROOT",
    "<root><code>123456</code></root>",
    '{"elements":[{"tag":"markdown","content":"code: 123456"}]}',
    '{"elements":[{"tag":"markdown","content":"image key img_v3_1, name(x) duplicate 11310"}]}',
  ])
    assert.ok(!isAnswer(text), text);
});

test("a text without end is read up to what an error has", () => {
  for (const piece of ["ROOT -> a", "[1](tag: ", "1th block(", "ErrorValue: ", "code: 9499 ", "name(", "👍"]) {
    assert.ok(read(piece.repeat(200_000)).paths.length <= 5);
  }
});
