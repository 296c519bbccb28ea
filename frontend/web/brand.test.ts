import assert from "node:assert/strict";
import { test } from "node:test";
import { inBrand } from "./brand.ts";

test("it speaks of Lark only to people of Lark", () => {
  const cases: [string, string][] = [
    ["Confirm in Feishu", "Confirm in Lark"],
    ["等待你在飞书里确认", "等待你在 Lark 里确认"],
    ["飞书没有回应，请更新飞书。", "Lark 没有回应，请更新 Lark。"],
  ];
  for (const [text, lark] of cases) {
    assert.equal(inBrand(text, "lark"), lark);
    assert.equal(inBrand(text, "feishu"), text);
  }
});
