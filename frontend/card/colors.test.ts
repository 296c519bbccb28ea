import assert from "node:assert/strict";
import { test } from "node:test";
import { COLORS, color, FAMILY_NAMES, lineColor } from "./colors.ts";

const context = {
  theme: "dark" as const,
  style: {
    color: { "cus-1": { light_mode: "rgba(1,2,3,0.5)", dark_mode: "rgba(4, 5, 6, 1)" }, evil: { dark_mode: "red;}" } },
  },
};

test("it knows the palette of both themes", () => {
  assert.deepEqual(COLORS.get("blue-500"), { light: "#336DF4", dark: "#4C88FF" });
  assert.deepEqual(COLORS.get("grey"), { light: "#646A73", dark: "#A6A6A6" });
  assert.deepEqual(COLORS.get("carmine"), COLORS.get("carmine-600"));
  assert.equal(COLORS.size, 174);
});

test("a word, a named colour and nothing else becomes a value", () => {
  assert.equal(color("red-100", context), "var(--c-red-100)");
  assert.equal(color("cus-1", context), "rgba(4, 5, 6, 1)");
  for (const other of ["#999999", "url(x)", "red;color:blue", "evil", "constructor", "", 7, null, { a: 1 }]) {
    assert.equal(color(other, context), undefined, String(other));
  }
});

test("the grey of a line is lighter than the grey of a text", () => {
  assert.equal(lineColor("grey", context), "var(--line)");
  assert.equal(lineColor("red", context), "var(--c-red)");
});

test("headers and tags keep a contrast of 4.5 in both themes", () => {
  for (const family of FAMILY_NAMES) {
    for (const theme of ["light", "dark"] as const) {
      const hex = (step: string) => COLORS.get(`${family}-${step}`)?.[theme] ?? "";
      assert.ok(contrast(hex("600"), hex(theme === "light" ? "100" : "50")) >= 4.5, `header ${family} ${theme}`);
      assert.ok(contrast(hex("600"), hex("100")) >= 4.4, `tag ${family} ${theme}`);
      assert.ok(contrast(hex("700"), hex("200")) >= 4.4, `tag in header ${family} ${theme}`);
    }
  }
});

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
