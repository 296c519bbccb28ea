/** A list of objects as a small sheet: lines of a spreadsheet, the columns they make, and cells that fit no column. DOM-free. */
import type { Entry } from "../../document/declarations.ts";
import { parseExact } from "../../document/exact-json.ts";
import { isObject, type JsonObject, textOf } from "../../document/values.ts";
import { codeName, typeOf } from "./variable-edits.ts";

export interface SheetColumn {
  readonly name: string;
  readonly label: string;
  readonly type: string;
}

export interface Sheet {
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly JsonObject[];
}

const NUMBER = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,10})?$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const NUMBERS: ReadonlySet<string> = new Set(["integer", "number"]);

/** The columns a blank declares; where it declares none, those its rows have. */
export function sheetOf(entry: Entry, value: unknown): Sheet {
  const rows = Array.isArray(value) ? value.filter(isObject) : [];
  const fields = Array.isArray(entry.fields) ? entry.fields.filter(isObject) : [];
  const declared = fields.flatMap((field) => {
    const { name, label } = field;
    if (typeof name !== "string") return [];
    return [{ name, label: typeof label === "string" && label !== "" ? label : name, type: typeOf(field) }];
  });
  const names = new Set(declared.length > 0 ? [] : rows.flatMap((row) => Object.keys(row)));
  return { columns: [...declared, ...Array.from(names, (name) => ({ name, label: name, type: "text" }))], rows };
}

/** The declaration with other columns: what else was said of a column stays. */
export function withColumns(entry: Entry, columns: readonly SheetColumn[]): Entry {
  const known = Array.isArray(entry.fields) ? entry.fields.filter(isObject) : [];
  const fields = columns.map(({ name, label, type }) => {
    const kept = known.find((field) => field.name === name) ?? {};
    return { ...kept, name, type, ...((label !== name || kept.label !== undefined) && { label }) };
  });
  return { ...entry, fields };
}

/** What a cell holds when a text is written into it; undefined for an empty one. What does not fit is kept as text. */
export function cellValue(text: string, type: string): unknown {
  const bare = text.trim();
  if (bare === "") return undefined;
  return NUMBERS.has(type) && NUMBER.test(bare) ? parseExact(bare) : text;
}

export function linesOf(text: string): readonly (readonly string[])[] {
  return text
    .replace(/\r/g, "")
    .replace(/\n+$/, "")
    .split("\n")
    .map((line) => line.split("\t"));
}

/** Lines put into a sheet from one cell on, in all their columns; with `hasHead` the first line names the new ones. */
export function spread(
  { columns, rows }: Sheet,
  lines: readonly (readonly string[])[],
  from: { readonly row: number; readonly column: number },
  hasHead: boolean,
  named: (number: number) => string,
): Sheet {
  const body = hasHead ? lines.slice(1) : lines;
  const width = lines.reduce((most, line) => Math.max(most, line.length), 0);
  const all = [...columns];
  for (let at = columns.length - from.column; at < width; at += 1) {
    const label = (hasHead ? lines[0]?.[at]?.trim() : "") || named(all.length + 1);
    const type = guessedType(body.map((line) => line[at] ?? ""));
    all.push({
      name: codeName(
        label,
        all.map(({ name }) => name),
      ),
      label,
      type,
    });
  }
  const count = Math.max(rows.length, from.row + body.length);
  const made = Array.from({ length: count }, (_, index) => {
    const line = body[index - from.row] ?? [];
    return line.reduce((row: JsonObject, cell, at) => {
      const column = all[from.column + at];
      return column === undefined ? row : withCell(row, column, cell);
    }, rows[index] ?? {});
  });
  return { columns: all, rows: made };
}

export function withCell(row: JsonObject, { name, type }: SheetColumn, text: string): JsonObject {
  const { [name]: _was, ...kept } = row;
  const value = cellValue(text, type);
  // In the order it was: a row reads as its columns do.
  return value === undefined ? kept : name in row ? { ...row, [name]: value } : { ...kept, [name]: value };
}

function guessedType(cells: readonly string[]): string {
  const given = cells.map((cell) => cell.trim()).filter((cell) => cell !== "");
  if (given.length === 0) return "text";
  // What begins with a nought is a number nobody counts with: of a telephone, of a form.
  if (given.every((cell) => NUMBER.test(cell))) return "number";
  return given.every((cell) => DATE.test(cell)) ? "date" : "text";
}

/** How many cells of a column hold what it does not take. */
export function misfits({ rows }: Sheet, { name, type }: SheetColumn): number {
  const pattern = NUMBERS.has(type) ? NUMBER : type === "date" ? DATE : undefined;
  if (pattern === undefined) return 0;
  return rows.filter((row) => row[name] !== undefined && !pattern.test(textOf(row[name]) ?? "")).length;
}

/** The sheet with a column that takes any words. */
export function asText({ columns, rows }: Sheet, column: SheetColumn): Sheet {
  return {
    columns: columns.map((one) => (one.name === column.name ? { ...one, type: "text" } : one)),
    rows: rows.map((row) =>
      row[column.name] === undefined ? row : { ...row, [column.name]: textOf(row[column.name]) ?? "" },
    ),
  };
}
