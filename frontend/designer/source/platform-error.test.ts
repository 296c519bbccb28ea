import assert from "node:assert/strict";
import { test } from "node:test";
import { platformError } from "./platform-error.ts";

test("code, place and property are read from an answer", () => {
  const text =
    "Failed to create card content, ext=ErrCode: 200621; ErrMsg: parse card json err, unknown property, property: corner_radius, path: ROOT -> body -> elements -> [2](tag: column_set); ErrorValue: ";
  assert.deepEqual(platformError(text), {
    code: 200621,
    keys: ["body", "elements", 2, "corner_radius"],
    message:
      "parse card json err, unknown property, property: corner_radius, path: ROOT -> body -> elements -> [2](tag: column_set)",
    value: "corner_radius",
  });
});

test("an answer in JSON counts by its inner code", () => {
  const body = {
    code: 230099,
    msg: "Failed to create card content, ext=ErrCode: 200861; ErrMsg: cards of schema V2 no longer support this capability; ErrorValue: unsupported tag action",
  };
  const found = platformError(JSON.stringify(body));
  assert.deepEqual([found?.code, found?.value], [200861, "unsupported tag action"]);
  assert.equal(platformError('{"code":11246,"msg":"create message content fail"}')?.code, 11246);
});

test("a place alone is enough, with or without tags and blanks", () => {
  assert.deepEqual(platformError("ErrPath: ROOT->elements->[2](tag: chart)")?.keys, ["elements", 2]);
  assert.deepEqual(platformError("path: ROOT -> header")?.keys, ["header"]);
  assert.deepEqual(platformError("ROOT -> body -> elements -> [0] -> columns -> [1]")?.keys, [
    "body",
    "elements",
    0,
    "columns",
    1,
  ]);
});

test("other texts are no errors", () => {
  for (const text of [
    "",
    "hello",
    '{"tag":"div"}',
    '{"code": 3, "msg": "x"}',
    "ROOT",
    '{"elements":[{"tag":"markdown","content":"code: 123456"}]}',
  ])
    assert.equal(platformError(text), undefined, text);
});
