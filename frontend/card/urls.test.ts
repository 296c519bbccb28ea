import assert from "node:assert/strict";
import { test } from "node:test";
import { linkUrl, safeUrl } from "./urls.ts";

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
