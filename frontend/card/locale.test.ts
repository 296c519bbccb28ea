import assert from "node:assert/strict";
import { test } from "node:test";
import { localeFor, localized } from "./locale.ts";

test("without a locale the base is drawn, and only where it is absent another text", () => {
  const node = { content: "base", i18n_content: { en_us: "en", ja_jp: "ja" } };
  assert.deepEqual(localized(node, "content", undefined), { value: "base", missing: false });
  assert.deepEqual(localized(node, "content", "ja_jp"), { value: "ja", missing: false });
  assert.deepEqual(localized(node, "content", "fr_fr"), { value: "base", missing: true });
  assert.equal(localized({ i18n_content: { en_us: "en", zh_cn: "zh" } }, "content", undefined).value, "zh");
  assert.equal(localized({ i18n: { en_us: "en" } }, "content", undefined).value, "en");
  assert.equal(localeFor({ ja_jp: "ja", th_th: "th" }, undefined), "ja_jp");
});
