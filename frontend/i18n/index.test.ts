import assert from "node:assert/strict";
import { test } from "node:test";
import { translator, uiLanguage } from "./index.ts";

const en = { greet: "Hello {name}, {count} new", plain: "Send" } as const;
const zh = { greet: "{name}，你好，{count} 条新消息", plain: "发送" };

test("it picks Chinese for every Chinese tag and English for the rest", () => {
  assert.equal(uiLanguage("zh-Hans"), "zh");
  assert.equal(uiLanguage("zh_CN"), "en", "an underscore is not a language tag");
  assert.equal(uiLanguage("ZH"), "zh");
  assert.equal(uiLanguage("en-GB"), "en");
});

test("it fills the named places and leaves unknown ones", () => {
  const t = translator({ en, zh }, () => "zh-CN");
  assert.equal(t("greet", { name: "陈", count: 2 }), "陈，你好，2 条新消息");
  assert.equal(translator({ en, zh }, () => "en")("greet", { name: "Ann" }), "Hello Ann, {count} new");
});
