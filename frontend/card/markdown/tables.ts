import type { Parser, Taken } from "./lines.ts";
import type { Align, Inline } from "./tokens.ts";

const DELIMITER_ROW = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/** Whether line `at` is the head of a pipe table. */
export function isTable(lines: readonly string[], at: number): boolean {
  const head = lines[at] ?? "";
  const delimiters = lines[at + 1] ?? "";
  if (!head.includes("|") || !delimiters.includes("-") || !DELIMITER_ROW.test(delimiters)) return false;
  return cells(head).length === cells(delimiters).length;
}

/** The pipe table whose head is line `at`. */
export function tableAt(parser: Parser, lines: readonly string[], at: number): Taken | undefined {
  if (!isTable(lines, at)) return undefined;
  const align = cells(lines[at + 1] ?? "").map(alignOf);
  const head = cells(lines[at] ?? "").map((cell) => parser.inline(cell));
  let next = at + 2;
  const rows: Inline[][][] = [];
  while (next < lines.length && (lines[next] ?? "").includes("|")) {
    const row = cells(lines[next] ?? "");
    rows.push(align.map((_, column) => parser.inline(row[column] ?? "")));
    next += 1;
  }
  return { block: { type: "table", align, head, rows }, next };
}

function alignOf(cell: string): Align {
  const left = cell.startsWith(":");
  const right = cell.endsWith(":");
  if (left && right) return "center";
  if (right) return "right";
  return left ? "left" : "";
}

/** The trimmed cells of a row. A pipe in a code span or behind a backslash divides nothing. */
function cells(line: string): string[] {
  const row = line.trim().replace(/^\|/, "");
  const out: string[] = [];
  let cell = "";
  for (const part of row.match(/\\\||`[^`]*`|\||[^|`\\]+|./gs) ?? []) {
    if (part === "|") {
      out.push(cell.trim());
      cell = "";
    } else cell += part === "\\|" ? "|" : part;
  }
  if (cell.trim() !== "") out.push(cell.trim());
  return out;
}
