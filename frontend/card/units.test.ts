import assert from "node:assert/strict";
import { test } from "node:test";
import { box, lineHeight, pixels, radius, spacing, textSize } from "./units.ts";

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
