import { escapable } from "./characters.ts";

/** Where a link points, and the index just after its `)`. */
export interface Destination {
  readonly href: string;
  readonly end: number;
}

const TITLE = /[ \t\n]+(?:"[^"]*"|'[^']*'|\([^()]*\))/y;
/** CommonMark lets parentheses nest; deeper than this is no address anyone wrote. */
const DEEPEST = 32;

/** Reads `(address "title")` at `index`, which holds `(`. The address is returned as written, entities and all. */
export function destinationAt(source: string, index: number): Destination | undefined {
  const start = skipSpace(source, index + 1);
  const address = source.charAt(start) === "<" ? bracketed(source, start) : bare(source, start);
  if (address === undefined) return undefined;
  let end = address.end;
  TITLE.lastIndex = end;
  if (TITLE.test(source)) end = TITLE.lastIndex;
  end = skipSpace(source, end);
  return source.charAt(end) === ")" ? { href: address.href, end: end + 1 } : undefined;
}

function skipSpace(source: string, from: number): number {
  let index = from;
  while (index < source.length && " \t\n".includes(source.charAt(index))) index += 1;
  return index;
}

function bracketed(source: string, start: number): Destination | undefined {
  const end = source.slice(start, start + 4000).search(/[>\n]/);
  if (end < 0 || source.charAt(start + end) !== ">") return undefined;
  return { href: source.slice(start + 1, start + end), end: start + end + 1 };
}

function bare(source: string, start: number): Destination | undefined {
  let depth = 0;
  let index = start;
  while (index < source.length && source.charAt(index) > " ") {
    const character = source.charAt(index);
    if (character === ")" && depth === 0) break;
    depth += (character === "(" ? 1 : 0) - (character === ")" ? 1 : 0);
    if (depth > DEEPEST) return undefined;
    index += character === "\\" && escapable(source.charAt(index + 1)) ? 2 : 1;
  }
  return depth === 0 ? { href: withoutEscapes(source.slice(start, index)), end: index } : undefined;
}

function withoutEscapes(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/g, "$1");
}
