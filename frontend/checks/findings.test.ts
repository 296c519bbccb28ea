import assert from "node:assert/strict";
import { test } from "node:test";
import type { Finding, Report } from "./analysis.ts";
import { counts, keysOf, listed, placeOf, sorted, weightFor } from "./findings.ts";

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

test("what only the platform can settle is one line, the last", () => {
  const list = [{ ...finding("info", "/a"), rule: "unverified-user" }, finding("info", "/b"), finding("error", "/c")];
  assert.deepEqual(listed(list), [list[1], list[2], { name: "unverified", findings: [list[0]] }]);
});

test("what a starting point brought along is one line from the second place on, where the first stands", () => {
  const link = (pointer: string) => ({ ...finding("warning", pointer), rule: "placeholder-link" });
  const image = { ...finding("warning", "/i"), rule: "placeholder-image" };
  const list = [finding("error", "/a"), link("/b"), image, link("/c"), link("/d")];
  assert.deepEqual(listed(list), [list[0], { name: "placeholder-link", findings: [list[1], list[3], list[4]] }, image]);
});

test("a line keeps its key while others come and go, and no two have the same", () => {
  const [one, two, again] = [finding("error", "/a"), finding("error", "/b"), finding("error", "/b")];
  const keys = keysOf([one, two, again, { name: "unverified", findings: [] }]);
  assert.equal(new Set(keys.values()).size, 4);
  assert.equal(keysOf([two]).get(two), keys.get(two));
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
