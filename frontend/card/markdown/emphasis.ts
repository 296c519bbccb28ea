import { characterAt, characterBefore, classify } from "./characters.ts";
import type { Inline } from "./tokens.ts";

/** A run of `*`, `_` or `~` that may open or close emphasis; what is left of it in the end is text. */
export interface Delimiter {
  readonly type: "delimiter";
  readonly character: string;
  readonly canOpen: boolean;
  readonly canClose: boolean;
  readonly length: number;
  left: number;
}

/** A finished token or a run still to be decided. */
export type Piece = Inline | Delimiter;

/**
 * The run of `length` equal characters at `start`, by CommonMark's flanking rules with one amendment: beside CJK text a run
 * may open or close next to punctuation, since Chinese has no spaces there (`**“引号”**字` is bold).
 */
export function delimiterAt(source: string, start: number, length: number): Delimiter {
  const character = source.charAt(start);
  const before = classify(characterBefore(source, start));
  const after = classify(characterAt(source, start + length));
  const opens = after !== "space" && (after !== "punctuation" || before !== "other");
  const closes = before !== "space" && (before !== "punctuation" || after !== "other");
  const inWord = character === "_";
  return {
    type: "delimiter",
    character,
    canOpen: opens && (!inWord || !closes || before === "punctuation"),
    canClose: closes && (!inWord || !opens || after === "punctuation"),
    length,
    left: length,
  };
}

/** Pairs the runs of `pieces` and wraps what stands between them. Linear: a failed search is never repeated. */
export function emphasise(pieces: readonly Piece[]): Inline[] {
  const out: Piece[] = [];
  /** Indexes in `out` of runs that may still open something. */
  const openers: number[] = [];
  /** For a kind of closer, how many openers from the bottom are known not to match. */
  const bottom = new Map<string, number>();
  for (const piece of pieces) {
    if (piece.type !== "delimiter") out.push(piece);
    else placeRun(piece, out, openers, bottom);
  }
  return merge(out);
}

function placeRun(run: Delimiter, out: Piece[], openers: number[], bottom: Map<string, number>): void {
  if (run.canClose) closeWith(run, out, openers, bottom);
  if (run.left === 0) return;
  out.push(run);
  if (run.canOpen) openers.push(out.length - 1);
}

function closeWith(closer: Delimiter, out: Piece[], openers: number[], bottom: Map<string, number>): void {
  const kind = `${closer.character}${closer.canOpen}${closer.length % 3}`;
  while (closer.left > 0) {
    const found = findOpener(closer, out, openers, bottom.get(kind) ?? 0);
    if (found < 0) {
      bottom.set(kind, openers.length);
      return;
    }
    const index = openers[found] ?? 0;
    const opener = out[index] as Delimiter;
    const used = closer.character === "~" || (opener.left >= 2 && closer.left >= 2) ? 2 : 1;
    const children = merge(out.splice(index + 1));
    opener.left -= used;
    closer.left -= used;
    out.push({ type: typeOf(closer.character, used), children });
    if (opener.left === 0) out.splice(index, 1);
    forget(openers, found + (opener.left > 0 ? 1 : 0), bottom);
  }
}

/** Drops the openers above `count`; what was known of places above it no longer holds. */
function forget(openers: number[], count: number, bottom: Map<string, number>): void {
  openers.length = count;
  for (const [kind, known] of bottom) if (known > count) bottom.set(kind, count);
}

function typeOf(character: string, used: number): "em" | "strong" | "strike" {
  if (character === "~") return "strike";
  return used === 2 ? "strong" : "em";
}

function findOpener(closer: Delimiter, out: readonly Piece[], openers: readonly number[], from: number): number {
  for (let at = openers.length - 1; at >= from; at -= 1) {
    const opener = out[openers[at] ?? -1];
    if (opener?.type === "delimiter" && opener.character === closer.character && mayPair(opener, closer)) return at;
  }
  return -1;
}

/** CommonMark's rule of three: runs that could both open and close must not add up to a multiple of three. */
function mayPair(opener: Delimiter, closer: Delimiter): boolean {
  const ambiguous = opener.canClose || closer.canOpen;
  return (
    !ambiguous || (opener.length + closer.length) % 3 !== 0 || (opener.length % 3 === 0 && closer.length % 3 === 0)
  );
}

/** Turns undecided runs into text and joins neighbouring texts. */
export function merge(pieces: readonly Piece[]): Inline[] {
  const out: Inline[] = [];
  for (const piece of pieces) {
    const token: Inline =
      piece.type === "delimiter" ? { type: "text", text: piece.character.repeat(piece.left) } : piece;
    const last = out[out.length - 1];
    if (token.type === "text" && last?.type === "text")
      out[out.length - 1] = { type: "text", text: last.text + token.text };
    else if (token.type !== "text" || token.text !== "") out.push(token);
  }
  return out;
}
