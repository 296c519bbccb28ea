import type { BlockRule, Dialect } from "./dialects.ts";
import { type CarriedTag, parseInline } from "./inline.ts";
import { isBlank, type Parser, type Taken } from "./lines.ts";
import { listAt } from "./lists.ts";
import { isTable, tableAt } from "./tables.ts";
import type { Block, Inline } from "./tokens.ts";

/** Quotes and lists nested deeper than this are drawn as the text they are written as. */
const DEEPEST = 12;

const FENCE = /^ {0,3}(`{3,}|~{3,})[ \t]*([^`]*)$/;
const HEADING = /^ {0,3}(#{1,6})(?:[ \t]+(.*))?$/;
const RULE = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const RULE_TAG = /^\s*<hr\s*\/?>\s*(?:<\/hr>)?\s*$/i;
const QUOTE = /^ {0,3}> ?/;
const LIST_ITEM = /^ {0,3}(?:[-*+]|\d{1,9}[.)])(?:[ \t]+\S|[ \t]*$)/;
const SETEXT = /^ {0,3}(=+|-+)[ \t]*$/;

/** The blocks of some lines. */
export class BlockParser implements Parser {
  private lastRawEnd = -1;

  constructor(
    readonly dialect: Dialect,
    private readonly carried: CarriedTag[] | undefined = undefined,
    private readonly depth = 0,
  ) {}

  has(rule: BlockRule): boolean {
    return this.dialect.blocks.has(rule);
  }

  inline(text: string): Inline[] {
    return parseInline(text, this.dialect, this.carried ?? []);
  }

  nested(lines: readonly string[]): Block[] {
    return new BlockParser(this.dialect, this.carried, this.depth + 1).parse(lines);
  }

  parse(lines: readonly string[]): Block[] {
    const blocks: Block[] = [];
    let next = 0;
    if (this.dialect.tags.has("raw")) this.lastRawEnd = lastWith(lines, "</raw>");
    while (next < lines.length) {
      if (isBlank(lines[next])) {
        next += 1;
        continue;
      }
      const taken = this.takeAt(lines, next) ?? this.paragraph(lines, next);
      blocks.push(taken.block);
      next = taken.next;
    }
    return blocks;
  }

  /** The block other than a paragraph that begins at line `at`. */
  private takeAt(lines: readonly string[], at: number): Taken | undefined {
    const line = lines[at] ?? "";
    const deeper = this.depth < DEEPEST;
    return (
      (this.has("indented") ? indented(lines, at) : undefined) ??
      (this.has("fence") ? fenced(lines, at) : undefined) ??
      (this.has("heading") ? this.heading(line, at) : undefined) ??
      (this.isRule(line) ? { block: { type: "rule" }, next: at + 1 } : undefined) ??
      (this.has("quote") && deeper ? this.quote(lines, at) : undefined) ??
      (this.has("list") && deeper ? listAt(this, lines, at) : undefined) ??
      (this.has("table") ? tableAt(this, lines, at) : undefined)
    );
  }

  isRule(line: string): boolean {
    return this.has("rule") && (RULE.test(line) || (this.dialect.tags.has("hr") && RULE_TAG.test(line)));
  }

  private heading(line: string, at: number): Taken | undefined {
    const match = HEADING.exec(line);
    if (match === null) return undefined;
    const text = withoutClosingMarks((match[2] ?? "").trim());
    return this.headingOf(match[1]?.length ?? 1, text, at + 1);
  }

  private headingOf(level: number, text: string, next: number): Taken {
    return { block: { type: "heading", level, children: this.inline(text) }, next };
  }

  private quote(lines: readonly string[], at: number): Taken | undefined {
    if (!QUOTE.test(lines[at] ?? "")) return undefined;
    const inside: string[] = [];
    let next = at;
    for (; next < lines.length; next += 1) {
      const line = lines[next] ?? "";
      if (QUOTE.test(line)) inside.push(line.replace(QUOTE, ""));
      else if (isBlank(line) || isBlank(inside[inside.length - 1]) || this.interrupts(lines, next)) break;
      else inside.push(line);
    }
    return { block: { type: "quote", children: this.nested(inside) }, next };
  }

  /** Whether line `at` begins a block that ends a paragraph. */
  interrupts(lines: readonly string[], at: number): boolean {
    const line = lines[at] ?? "";
    return (
      (this.has("fence") && FENCE.test(line)) ||
      (this.has("heading") && HEADING.test(line)) ||
      this.isRule(line) ||
      (this.has("quote") && QUOTE.test(line)) ||
      this.listInterrupts(line) ||
      (this.has("table") && isTable(lines, at))
    );
  }

  private listInterrupts(line: string): boolean {
    // CommonMark: only "1." interrupts, or a year at the start of a line would become a list. An empty item never does.
    return this.has("list") && LIST_ITEM.test(line) && /^ {0,3}(?:[-*+]|1[.)])[ \t]+\S/.test(line);
  }

  private paragraph(lines: readonly string[], at: number): Taken {
    let next = this.after(lines, at);
    while (next < lines.length && !this.endsParagraph(lines, next)) {
      const underline = this.has("setext") ? SETEXT.exec(lines[next] ?? "") : null;
      if (underline !== null) {
        const level = underline[1]?.startsWith("=") ? 1 : 2;
        return this.headingOf(level, joined(lines.slice(at, next)), next + 1);
      }
      next = this.after(lines, next);
    }
    const children = this.inline(joined(lines.slice(at, next)));
    return { block: { type: "paragraph", children }, next };
  }

  /** The line after line `at`, or after the raw text that begins in it: no block begins inside raw text. */
  private after(lines: readonly string[], at: number): number {
    let last = at;
    while (opensRaw(lines[last] ?? "") && last < this.lastRawEnd) {
      last += 1;
      while (!(lines[last] ?? "").includes("</raw>")) last += 1;
    }
    return last + 1;
  }

  private endsParagraph(lines: readonly string[], at: number): boolean {
    const line = lines[at] ?? "";
    if (this.has("setext") && SETEXT.test(line)) return false;
    return isBlank(line) || this.interrupts(lines, at);
  }
}

/** The last line that holds `part`, or -1. */
function lastWith(lines: readonly string[], part: string): number {
  let at = lines.length - 1;
  while (at >= 0 && !(lines[at] ?? "").includes(part)) at -= 1;
  return at;
}

function opensRaw(line: string): boolean {
  return line.lastIndexOf("<raw>") > line.lastIndexOf("</raw>");
}

/** A heading's text without the `#`s that may close it. */
function withoutClosingMarks(text: string): string {
  let end = text.length;
  while (text.charAt(end - 1) === "#") end -= 1;
  return end === 0 || " \t".includes(text.charAt(end - 1)) ? text.slice(0, end).trimEnd() : text;
}

function joined(lines: readonly string[]): string {
  return lines
    .map((line) => line.trimStart())
    .join("\n")
    .trimEnd();
}

function indented(lines: readonly string[], at: number): Taken | undefined {
  let next = at;
  while (next < lines.length && (/^(?: {4}|\t)/.test(lines[next] ?? "") || isBlank(lines[next]))) next += 1;
  while (next > at && isBlank(lines[next - 1])) next -= 1;
  if (next === at) return undefined;
  const text = lines.slice(at, next).map((line) => line.replace(/^(?: {4}|\t)/, ""));
  return { block: { type: "code", language: "", text: text.join("\n") }, next };
}

function fenced(lines: readonly string[], at: number): Taken | undefined {
  const match = FENCE.exec(lines[at] ?? "");
  if (match === null) return undefined;
  const fence = match[1] ?? "```";
  let next = at + 1;
  while (next < lines.length && !closesFence(lines[next] ?? "", fence)) next += 1;
  const language = (match[2] ?? "").trim().split(/\s/)[0] ?? "";
  return { block: { type: "code", language, text: lines.slice(at + 1, next).join("\n") }, next: next + 1 };
}

function closesFence(line: string, fence: string): boolean {
  const text = line.trim();
  return text.length >= fence.length && text === fence.charAt(0).repeat(text.length);
}
