import assert from "node:assert/strict";
import { test } from "node:test";
import { localeName, localesOf } from "./locales.ts";

test("it lists the languages of a card in order, and not what only looks like one", () => {
  const card = {
    header: { title: { content: "x", i18n_content: { zh_cn: "甲", en_us: "A" } } },
    elements: [{ tag: "button", value: { i18n: { fr_fr: "non" } }, text: { i18n: { ja_jp: "あ", title: "no" } } }],
  };
  assert.deepEqual(localesOf(card), ["zh_cn", "en_us", "ja_jp"]);
  assert.deepEqual(localesOf(null), []);
  assert.equal(localeName("en_us"), "English");
  assert.equal(localeName("xx_yy"), "xx_yy");
});
