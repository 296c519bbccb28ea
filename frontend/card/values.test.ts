import assert from "node:assert/strict";
import { test } from "node:test";
import { keyed } from "./children.ts";
import { localeFor, localized } from "./locale.ts";
import { box, lineHeight, pixels, radius, spacing, textSize } from "./units.ts";
import { linkUrl, safeUrl } from "./urls.ts";

test("lengths are read, bounded, or refused", () => {
  assert.equal(pixels("12px"), 12);
  assert.equal(pixels(12), 12);
  assert.equal(pixels("-200px", -99, 99), -99);
  for (const other of ["12em", "calc(1px)", "1px;color:red", "", null, {}]) assert.equal(pixels(other), undefined);
  assert.equal(box("4px -12px", -99, 99), "4px -12px");
  assert.equal(box("1px 2px 3px 4px 5px"), undefined);
  assert.equal(radius("50%"), "50%");
});

test("a spacing word means another length in each format", () => {
  assert.equal(spacing("large", "1.0", "8px"), "16px");
  assert.equal(spacing("large", "2.0", "8px"), "12px");
  assert.equal(spacing("", "2.0", "8px"), "8px");
});

test("text sizes differ between devices; unknown ones are normal", () => {
  assert.equal(textSize("heading-0", "desktop", {}), 30);
  assert.equal(textSize("heading-0", "mobile", {}), 26);
  assert.equal(textSize("caption", "desktop", {}), 14);
  const style = { text_size: { mine: { default: "normal", pc: "small", mobile: "heading" } } };
  assert.equal(textSize("mine", "desktop", style), 12);
  assert.equal(textSize("mine", "mobile", style), 16);
  assert.equal(lineHeight(14), 22);
});

test("without a locale the base is drawn, and only where it is absent another text", () => {
  const node = { content: "base", i18n_content: { en_us: "en", ja_jp: "ja" } };
  assert.deepEqual(localized(node, "content", undefined), { value: "base", missing: false });
  assert.deepEqual(localized(node, "content", "ja_jp"), { value: "ja", missing: false });
  assert.deepEqual(localized(node, "content", "fr_fr"), { value: "base", missing: true });
  assert.equal(localized({ i18n_content: { en_us: "en", zh_cn: "zh" } }, "content", undefined).value, "zh");
  assert.equal(localized({ i18n: { en_us: "en" } }, "content", undefined).value, "en");
  assert.equal(localeFor({ ja_jp: "ja", th_th: "th" }, undefined), "ja_jp");
});

test("only harmless addresses are followed", () => {
  assert.equal(safeUrl("https://a.example/x y"), "https://a.example/x%20y");
  assert.equal(safeUrl("lark://client/x"), "lark://client/x");
  for (const bad of [
    "javascript:alert(1)",
    " JaVaScRiPt:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "//a.example",
    "/x",
    "",
  ]) {
    assert.equal(safeUrl(bad), undefined, bad);
  }
  const link = { url: "https://all.example", pc_url: "https://pc.example", ios_url: "" };
  assert.equal(linkUrl(link, "desktop"), "https://pc.example");
  assert.equal(linkUrl(link, "mobile"), "https://all.example");
});

test("keys follow elements: kept when moved, inherited when edited, new when inserted", () => {
  const [a, b, c] = [{ tag: "div" }, { tag: "hr" }, { tag: "div" }];
  const first = keyed([a, b, c], []);
  const keys = first.map(({ key }) => key);
  const inserted = keyed([{ tag: "img" }, a, b, c], first);
  assert.deepEqual(
    inserted.slice(1).map(({ key }) => key),
    keys,
  );
  assert.ok(!keys.includes(inserted[0]?.key ?? 0));
  const edited = keyed([c, { tag: "hr", margin: "4px" }, a], first);
  assert.deepEqual(
    edited.map(({ key }) => key),
    [keys[2], keys[1], keys[0]],
  );
});
