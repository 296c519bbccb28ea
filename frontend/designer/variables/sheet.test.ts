import assert from "node:assert/strict";
import { test } from "node:test";
import { apply } from "../../document/apply.ts";
import { open } from "../../document/state.ts";
import { asText, linesOf, misfits, sheetOf, spread, withColumns } from "./sheet.ts";
import { codeName, giveTo } from "./variable-edits.ts";

const ENTRY = {
  name: "duty",
  type: "object_array",
  fields: [
    { name: "day", label: "日期" },
    { name: "who", label: "值班人" },
  ],
};
const named = (number: number) => `列 ${number}`;

test("a paste keeps every column: new ones are named by the first line and typed by what is in them", () => {
  const lines = linesOf("日期\t值班人\t分机\t时长\n1 月 1 日\t许嘉禾\t021\t8\r\n1 月 2 日\t程野\t8042\t4.5\n");
  const sheet = spread(sheetOf(ENTRY, []), lines, { row: 0, column: 0 }, true, named);
  assert.deepEqual(sheet.columns.slice(2), [
    { name: "分机", label: "分机", type: "text" },
    { name: "时长", label: "时长", type: "number" },
  ]);
  assert.deepEqual(
    sheet.rows.map((row) => ({ ...row, 时长: Number(row.时长) })),
    [
      { day: "1 月 1 日", who: "许嘉禾", 分机: "021", 时长: 8 },
      { day: "1 月 2 日", who: "程野", 分机: "8042", 时长: 4.5 },
    ],
  );
});

test("without a head every line is a row, and new columns are counted", () => {
  const sheet = spread(sheetOf(ENTRY, [{ day: "一" }]), linesOf("a\tb\tc"), { row: 1, column: 1 }, false, named);
  assert.deepEqual(
    sheet.columns.map(({ label }) => label),
    ["日期", "值班人", "列 3", "列 4"],
  );
  assert.deepEqual(sheet.rows, [{ day: "一" }, { who: "a", 列_3: "b", 列_4: "c" }]);
});

test("cells that do not fit are counted once for a column, and one step makes it text", () => {
  const entry = { name: "l", fields: [{ name: "n", type: "number" }] };
  const sheet = sheetOf(entry, [{ n: 1 }, { n: "abc" }, { n: "x" }]);
  const [column] = sheet.columns;
  assert.ok(column);
  assert.equal(misfits(sheet, column), 2);
  const mended = asText(sheet, column);
  assert.deepEqual(mended.rows, [{ n: "1" }, { n: "abc" }, { n: "x" }]);
  assert.deepEqual(withColumns(entry, mended.columns).fields, [{ name: "n", type: "text" }]);
});

test("names for programs come of the label, and are free", () => {
  assert.equal(codeName("放假日期", []), "放假日期");
  assert.equal(codeName("Meeting date!", []), "meeting_date");
  assert.equal(codeName("放假日期", ["放假日期"]), "放假日期_2");
  assert.equal(codeName("？", []), "blank");
  assert.equal(codeName("In", []), "blank");
});

test("who fills a blank may change; its words stay", () => {
  const variables = [{ name: "a", label: "A", example: "x" }, { name: "b", default: "y" }, { name: "c" }];
  const given = (name: string, filler: "author" | "sender" | "program") => {
    const state = open({ card: {}, variables, samples: [{ name: "s", values: { c: "old" } }] });
    const list = apply(state, giveTo(state, name, filler)).document.variables as readonly { readonly name: string }[];
    return list.find((entry) => entry.name === name);
  };
  assert.deepEqual(given("a", "author"), { name: "a", label: "A", default: "x" });
  assert.deepEqual(given("b", "sender"), { name: "b", example: "y" });
  assert.deepEqual(given("b", "program"), { name: "b", example: "y", filled_by: "program" });
  assert.deepEqual(given("c", "author"), { name: "c", default: "old" });
});

test("as many lines as a spreadsheet has are taken", () => {
  const lines = Array(200_000).fill(["a"]);
  const { rows } = spread({ columns: [], rows: [] }, lines, { row: 0, column: 0 }, false, String);
  assert.equal(rows.length, 200_000);
});
