import assert from "node:assert/strict";
import { test } from "node:test";
import { tracks } from "./column_set.ts";

test("columns change on narrow screens as their mode says", () => {
  const columns = [{ width: "weighted", weight: 2 }, { width: "auto" }, { width: "80px" }];
  const of = (flex_mode: string, device: "desktop" | "mobile") => tracks({ columns, flex_mode }, { device });
  assert.equal(of("none", "mobile"), "minmax(0,2fr) minmax(0,auto) minmax(0,80px)");
  assert.equal(of("stretch", "mobile"), "minmax(0,1fr)");
  assert.equal(of("bisect", "mobile"), "repeat(2,minmax(0,1fr))");
  assert.equal(of("trisect", "desktop"), "repeat(3,minmax(0,1fr))");
});
