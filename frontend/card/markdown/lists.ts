import { isBlank, type Parser, type Taken } from "./lines.ts";
import type { Block } from "./tokens.ts";

const MARKER = /^( {0,3})([-*+]|(\d{1,9})([.)]))(?:([ \t]+)(\S.*)|[ \t]*)$/;

interface Item {
  /** "-", "*", "+", "." or ")": items of another kind begin another list. */
  readonly kind: string;
  readonly number: number;
  /** Columns a line must be indented by to belong to the item. */
  readonly indent: number;
  readonly text: string;
}

function itemAt(line: string): Item | undefined {
  const match = MARKER.exec(line);
  if (match === null) return undefined;
  const [, margin = "", marker = "", number, period, gap = " ", text = ""] = match;
  // More than four spaces after the marker are code inside the item.
  const width = gap.length > 4 ? 1 : gap.length;
  const kept = gap.length > 4 ? gap.slice(1) + text : text;
  return {
    kind: period ?? marker,
    number: Number(number ?? 1),
    indent: margin.length + marker.length + width,
    text: kept,
  };
}

/** The list that begins at line `at`. */
export function listAt(parser: Parser, lines: readonly string[], at: number): Taken | undefined {
  const first = itemAt(lines[at] ?? "");
  if (first === undefined) return undefined;
  const items: Block[][] = [];
  let next = at;
  for (;;) {
    const item = itemAt(lines[next] ?? "");
    if (item === undefined || item.kind !== first.kind || parser.isRule(lines[next] ?? "")) break;
    const { inside, end } = itemLines(parser, lines, next, item);
    items.push(parser.nested(inside));
    next = end;
    const following = skipBlank(lines, next);
    if (itemAt(lines[following] ?? "") !== undefined) next = following;
  }
  const ordered = /[.)]/.test(first.kind);
  return { block: { type: "list", ordered, start: first.number, items }, next };
}

function skipBlank(lines: readonly string[], from: number): number {
  let next = from;
  while (next < lines.length && isBlank(lines[next])) next += 1;
  return next;
}

function itemLines(
  parser: Parser,
  lines: readonly string[],
  at: number,
  item: Item,
): { inside: string[]; end: number } {
  const inside = [item.text];
  let end = at + 1;
  for (; end < lines.length; end += 1) {
    const line = lines[end] ?? "";
    if (isBlank(line)) inside.push("");
    else if (indentOf(line) >= item.indent) inside.push(dedent(line, item.indent));
    else if (isBlank(inside[inside.length - 1]) || itemAt(line) !== undefined || parser.interrupts(lines, end)) break;
    else inside.push(line.trimStart());
  }
  while (inside.length > 1 && isBlank(inside[inside.length - 1])) {
    inside.pop();
    end -= 1;
  }
  return { inside, end };
}

function indentOf(line: string): number {
  let columns = 0;
  for (const character of line) {
    if (character === " ") columns += 1;
    else if (character === "\t") columns += 4 - (columns % 4);
    else break;
  }
  return columns;
}

function dedent(line: string, by: number): string {
  const indent = indentOf(line);
  return " ".repeat(Math.max(0, indent - by)) + line.trimStart();
}
