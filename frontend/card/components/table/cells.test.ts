import assert from "node:assert/strict";
import { test } from "node:test";
import { formatDate, formatNumber } from "./cells.ts";

test("numbers and dates of table cells", () => {
  assert.equal(formatNumber(1234567.891, { precision: 2, separator: true, symbol: "¥" }), "¥1,234,567.89");
  assert.equal(formatNumber("n/a", {}), "n/a");
  assert.equal(formatDate(new Date(2026, 10, 24, 9, 5).getTime(), "YYYY/MM/DD HH:mm"), "2026/11/24 09:05");
  assert.equal(formatDate("soon", "YYYY"), "soon");
});
