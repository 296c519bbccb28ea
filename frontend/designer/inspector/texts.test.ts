/** What the inspector's boxes make of texts: lengths, colours, cells of a table. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { lengthOf, sidesOf, spelled } from "./lengths.ts";
import { contrast, fromHex, hexOf, parseRgba, rgbaText } from "./rgba.ts";
import { cellOf, columnsOf, pasted } from "./table-cells.ts";

test("one to four lengths are four sides, and written as short as the platform takes them", () => {
  assert.deepEqual(sidesOf("4px"), ["4px", "4px", "4px", "4px"]);
  assert.deepEqual(sidesOf("4px 12px"), ["4px", "12px", "4px", "12px"]);
  assert.deepEqual(sidesOf(" 1px 2px 3px 4px "), ["1px", "2px", "3px", "4px"]);
  assert.equal(sidesOf(""), undefined);
  assert.equal(sidesOf("1px 2px 3px"), undefined);
  for (const text of ["4px", "4px 12px", "1px 2px 3px 4px"]) {
    assert.equal(spelled(sidesOf(text) ?? [], [1, 2, 4]), text);
  }
  // 1.0 knows no two lengths.
  assert.equal(spelled(["4px", "12px", "4px", "12px"], [1, 4]), "4px 12px 4px 12px");
});

test("a length is a number and a unit", () => {
  assert.deepEqual(lengthOf("-8px"), { number: "-8", unit: "px" });
  assert.deepEqual(lengthOf("50%"), { number: "50", unit: "%" });
  for (const text of ["auto", "8", "8 px", "8em", ""]) assert.equal(lengthOf(text), undefined, text);
});

test("own colours are read, mixed and compared", () => {
  assert.deepEqual(parseRgba("rgba(51, 109,244, 50%)"), { red: 51, green: 109, blue: 244, alpha: 0.5 });
  assert.equal(parseRgba("rgba(300,0,0,1)"), undefined);
  assert.equal(parseRgba("#336DF4"), undefined);
  assert.equal(rgbaText(fromHex("#336df4", 0.5)), "rgba(51,109,244,0.5)");
  assert.equal(hexOf({ red: 51, green: 109, blue: 244, alpha: 1 }), "#336df4");
  const white = { red: 255, green: 255, blue: 255, alpha: 1 };
  assert.equal(contrast({ red: 0, green: 0, blue: 0, alpha: 1 }, white).toFixed(1), "21.0");
  assert.equal(contrast({ red: 0, green: 0, blue: 0, alpha: 0 }, white).toFixed(1), "1.0");
});

const [who, amount, tags] = columnsOf([
  { name: "who", display_name: "Who" },
  { name: "amount", data_type: "number" },
  { name: "tags", data_type: "options" },
  { data_type: "text" },
]);

test("a cell holds what its column takes, and says what it can't", () => {
  assert.ok(who && amount && tags);
  assert.deepEqual(cellOf("12", who), { value: "12" });
  assert.equal(String(cellOf("12345678901234567890", amount).value), "12345678901234567890");
  assert.ok(cellOf("a lot", amount).problem);
  assert.deepEqual(cellOf('[{"text":"A"}]', tags), { value: [{ text: "A" }] });
  assert.deepEqual(cellOf("A", tags), { value: "A" });
  assert.ok(cellOf("[{", tags).problem);
  assert.deepEqual(cellOf("", who), {});
});

test("lines of a spreadsheet fill the rows from a cell on, and make more", () => {
  const columns = columnsOf([{ name: "who" }, { name: "amount", data_type: "number" }]);
  const rows = pasted([{ who: "Ann", note: 1 }], columns, { row: 0, column: 1 }, "1\nmany\textra\r\n");
  assert.equal(rows.length, 2);
  assert.equal(String(rows[0]?.amount), "1");
  assert.deepEqual([rows[0]?.who, rows[0]?.note, rows[1]], ["Ann", 1, { amount: "many" }]);
});
