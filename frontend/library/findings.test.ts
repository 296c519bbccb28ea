import assert from "node:assert/strict";
import { test } from "node:test";
import type { Finding, Report } from "./analysis.ts";
import { counts, placeOf, sorted, unverified, weightFor } from "./findings.ts";

const finding = (severity: Finding["severity"], pointer: string): Finding => ({
  pointer,
  severity,
  rule: "r",
  message: "m",
  platform_code: null,
  sample: null,
  fix: null,
});

test("errors come first, otherwise the order of the card stays", () => {
  const list = [finding("info", "/a"), finding("error", "/b"), finding("warning", "/c"), finding("error", "/d")];
  assert.deepEqual(
    sorted(list).map(({ pointer }) => pointer),
    ["/b", "/d", "/c", "/a"],
  );
  assert.deepEqual(counts(list), { error: 2, warning: 1, info: 1 });
});

test("a place is the innermost element, or the part of the card", () => {
  const card = { header: { title: {} }, elements: [{ tag: "div", text: { tag: "lark_md", content: 3 } }] };
  assert.equal(placeOf(card, "/elements/0/text/content"), "lark_md");
  assert.equal(placeOf(card, "/elements/0"), "div");
  assert.equal(placeOf(card, "/header/title/x"), "header");
  assert.equal(placeOf(card, ""), "");
  assert.equal(placeOf(null, "/a"), "");
});

test("what only the platform can settle stands apart", () => {
  const list = [{ ...finding("info", "/a"), rule: "unverified-user" }, finding("info", "/b"), finding("error", "/c")];
  const { told, folded } = unverified(list);
  assert.deepEqual([told.length, folded[0]?.pointer], [2, "/a"]);
});

test("the channel that is asked for counts, else the fullest", () => {
  const channels = {
    jsapi: { ok: true, bytes: 10_000, limit_bytes: 20_000 },
    message: { ok: true, bytes: 9_000, limit_bytes: 30_000 },
  };
  const report = { channels } as unknown as Report;
  assert.deepEqual(weightFor(report), { bytes: 10_000, limit: 20_000 });
  assert.deepEqual(weightFor(report, "message"), { bytes: 9_000, limit: 30_000 });
});
