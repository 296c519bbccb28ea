/** Where a JSON Pointer leads in a JSON text: what the source pane selects. DOM-free. */

import { tokens } from "./pointer.ts";

/** Character offsets, end excluded; for a member of an object the range covers key and value. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

const TOKEN = /\s*(?:("(?:[^"\\]|\\.)*")|([[\]{},:])|([^\s[\]{},:"]+))/gy;

interface Frame {
  /** Undefined for the text itself. */
  readonly kind: "object" | "array" | undefined;
  key: string | number;
  keyStart: number | undefined;
  start: number;
}

/** The range of `pointer` in `text`, or of its nearest parent that is there; undefined when the text is no JSON. */
export function rangeOf(text: string, pointer: string): Range | undefined {
  const keys = tokens(pointer);
  const path: Frame[] = [{ kind: undefined, key: "", keyStart: undefined, start: 0 }];
  let best: Range | undefined;
  let matched = -1;

  /** A value ended: is it on the way to the pointer, and further along than what was found? */
  const close = (end: number): void => {
    const frame = path[path.length - 1];
    const depth = path.length - 1;
    if (frame === undefined || depth <= matched || !onTheWay(path, keys)) return;
    best = { start: frame.keyStart ?? frame.start, end };
    matched = depth;
  };

  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
    step(path, match, TOKEN.lastIndex, close);
  }
  return best;
}

function step(path: Frame[], match: RegExpExecArray, end: number, close: (end: number) => void): void {
  const top = path[path.length - 1];
  if (top === undefined) return;
  const [whole, string, mark] = match;
  const start = end - whole.trimStart().length;
  if (mark === "{" || mark === "[") {
    top.start = start;
    path.push({ kind: mark === "{" ? "object" : "array", key: mark === "{" ? "" : 0, keyStart: undefined, start: end });
  } else if (mark === "}" || mark === "]") {
    path.pop();
    close(end);
  } else if (mark === ",") {
    if (typeof top.key === "number") top.key += 1;
    top.keyStart = undefined;
  } else if (string !== undefined && top.kind === "object" && top.keyStart === undefined) {
    top.key = keyOf(string);
    top.keyStart = start;
  } else if (mark !== ":") {
    top.start = start;
    close(end);
  }
}

function onTheWay(path: readonly Frame[], keys: readonly string[]): boolean {
  if (path.length - 1 > keys.length) return false;
  return path.slice(1).every((frame, index) => String(frame.key) === keys[index]);
}

function keyOf(string: string): string {
  try {
    return String(JSON.parse(string));
  } catch {
    return string.slice(1, -1);
  }
}

/** The offset of a line and column, both from 1, kept inside the text. */
export function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  for (let at = 1; at < line; at += 1) {
    const next = text.indexOf("\n", start);
    if (next < 0) return text.length;
    start = next + 1;
  }
  return Math.min(start + column - 1, text.length);
}
