/** Rows of a table card as a grid of texts: what a cell of each type may hold (card-format §2.14), and lines of a spreadsheet. DOM-free. */
import { parseExact } from "../../document/exact-json.ts";
import { isObject, type JsonObject } from "../../document/values.ts";
import { t } from "../../i18n/inspector.ts";

export interface Column {
  readonly name: string;
  readonly label: string;
  /** `data_type`. */
  readonly type: string;
}

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
const STRUCTURED: ReadonlySet<string> = new Set(["options", "persons"]);

/** The columns that can be edited: those with a name. */
export function columnsOf(value: unknown): readonly Column[] {
  return (Array.isArray(value) ? value : [])
    .filter(isObject)
    .flatMap(({ name, display_name: label, data_type: type }) => {
      if (typeof name !== "string" || name === "") return [];
      return [
        {
          name,
          label: typeof label === "string" && label !== "" ? label : name,
          type: typeof type === "string" ? type : "text",
        },
      ];
    });
}

export interface Cell {
  readonly value?: unknown;
  readonly problem?: string;
}

/** What a cell holds when a text is written into it. Nothing for an empty one; `problem` where the text is none it can hold. */
export function cellOf(text: string, { type }: Column): Cell {
  const bare = text.trim();
  if (bare === "") return {};
  if (bare.startsWith("${")) return { value: text };
  if (type === "number") return numberCell(bare);
  if (type === "date") return dateCell(bare);
  return STRUCTURED.has(type) && /^[[{]/.test(bare) ? jsonCell(bare) : { value: text };
}

function numberCell(text: string): Cell {
  return NUMBER.test(text)
    ? { value: parseExact(text) }
    : { problem: t("not-number", { text, kept: t("kept-nothing") }) };
}

/** Dates are Unix milliseconds. */
function dateCell(text: string): Cell {
  const moment = Date.parse(text);
  return NUMBER.test(text) || Number.isNaN(moment) ? numberCell(text) : { value: moment };
}

function jsonCell(text: string): Cell {
  try {
    return { value: parseExact(text) };
  } catch (error) {
    return { problem: t("bad-json", { why: error instanceof Error ? error.message : "" }) };
  }
}

/**
 * Lines copied from a spreadsheet, put into the rows from one cell on; new rows are made for what is left. Cells that can't
 * hold what is pasted get it as text, so that nothing is lost.
 */
export function pasted(
  rows: readonly JsonObject[],
  columns: readonly Column[],
  from: { readonly row: number; readonly column: number },
  text: string,
): readonly JsonObject[] {
  const lines = text
    .replace(/\r/g, "")
    .replace(/\n$/, "")
    .split("\n")
    .map((line) => line.split("\t"));
  const count = Math.max(rows.length, from.row + lines.length);
  return Array.from({ length: count }, (_, index) => {
    const line = lines[index - from.row] ?? [];
    const cells = line.flatMap((held, at) => {
      const column = columns[from.column + at];
      if (column === undefined || held === "") return [];
      const { value, problem } = cellOf(held, column);
      return [[column.name, problem === undefined ? value : held] as const];
    });
    return { ...rows[index], ...Object.fromEntries(cells) };
  });
}
