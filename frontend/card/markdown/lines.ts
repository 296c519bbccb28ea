import type { Block, Inline } from "./tokens.ts";

/** What the rules of lists and tables ask of the parser that calls them. */
export interface Parser {
  inline(text: string): Inline[];
  nested(lines: readonly string[]): Block[];
  isRule(line: string): boolean;
  interrupts(lines: readonly string[], at: number): boolean;
}

/** A block and the index of the first line after it. */
export interface Taken {
  readonly block: Block;
  readonly next: number;
}

export function isBlank(line: string | undefined): boolean {
  return line === undefined || line.trim() === "";
}
