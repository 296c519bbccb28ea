import { decodeEntities, entityAt } from "../../document/entities.ts";
import { escapable } from "./characters.ts";
import { type Dialect, STANDALONE_TAGS } from "./dialects.ts";
import { emojiAt } from "./emoji.ts";
import { delimiterAt, emphasise, type Piece } from "./emphasis.ts";
import { destinationAt } from "./links.ts";
import { type TagSource, tagAt } from "./tags.ts";
import type { Inline } from "./tokens.ts";

/** A bracket or tag that waits for its other half. */
interface Open {
  readonly kind: "[" | "![" | "tag";
  readonly name: string;
  readonly attributes: Record<string, string>;
  /** Index of its own piece (a bracket stands there as text until it is a link), or of the first one inside a tag. */
  readonly at: number;
  /** Where in the source its content begins. */
  readonly from: number;
}

/** A tag that stays open over the end of its block. */
export interface CarriedTag {
  readonly name: string;
  readonly attributes: Record<string, string>;
}

const PLAIN = /[^\\`*_~[\]!<&:\n ]+/y;
const SPACES = / +/y;
const AUTOLINK = /<((?:https?|mailto|tel):[^\s<>]{1,2000})>/y;
/** The text and closing tag that may follow a tag which is complete without them. */
const ENCLOSED = /([^<]{0,100})<\/([a-zA-Z_]+)\s*>/y;
const BACKTICKS = /`+/y;

/** One pass over the text of one block; `parseInline` is its entrance. */
class InlineScanner {
  private readonly pieces: Piece[] = [];
  private readonly open: Open[] = [];
  /** How many tags of a name wait in `open`. */
  private readonly waiting = new Map<string, number>();
  private readonly unclosedTicks = new Set<number>();
  private index = 0;

  constructor(
    private readonly source: string,
    private readonly dialect: Dialect,
    private readonly carried: CarriedTag[],
  ) {
    for (const { name, attributes } of carried) this.push({ kind: "tag", name, attributes, at: 0, from: 0 });
  }

  run(): Inline[] {
    while (this.index < this.source.length) this.step();
    this.carried.length = 0;
    for (const { kind, name, attributes } of this.open) {
      if (kind === "tag" && name === "font") this.carried.push({ name, attributes });
    }
    while (this.open.length > 0) this.abandon();
    return emphasise(this.pieces);
  }

  private push(opener: Open): void {
    this.open.push(opener);
    this.waiting.set(opener.name, (this.waiting.get(opener.name) ?? 0) + 1);
  }

  private pop(): Open | undefined {
    const opener = this.open.pop();
    if (opener !== undefined) this.waiting.set(opener.name, (this.waiting.get(opener.name) ?? 0) - 1);
    return opener;
  }

  private step(): void {
    PLAIN.lastIndex = this.index;
    const plain = PLAIN.exec(this.source);
    if (plain !== null) {
      this.text(plain[0], plain[0].length);
      return;
    }
    const character = this.source.charAt(this.index);
    if (!this.special(character)) this.text(character, 1);
  }

  /** Tries the rule that begins with `character`; false when it is plain text here. */
  private special(character: string): boolean {
    switch (character) {
      case "*":
      case "_":
      case "~":
        return this.delimiter(character);
      case "[":
        return this.bracket("[", 1);
      case "!":
        return this.dialect.images && this.source.charAt(this.index + 1) === "[" && this.bracket("![", 2);
      case "]":
        return this.closeBracket();
      case "<":
        return this.autolink() || this.tag();
      case "&":
        return this.entity();
      case "\\":
        return this.escape();
      case "`":
        return this.dialect.codeSpans && this.codeSpan();
      case ":":
        return this.emoji();
      default:
        return this.lineEnd(character);
    }
  }

  private text(text: string, length: number): void {
    this.pieces.push({ type: "text", text });
    this.index += length;
  }

  private delimiter(character: string): boolean {
    let length = 1;
    while (this.source.charAt(this.index + length) === character) length += 1;
    if (character === "~" && length !== 2) this.pieces.push({ type: "text", text: "~".repeat(length) });
    else this.pieces.push(delimiterAt(this.source, this.index, length));
    this.index += length;
    return true;
  }

  private bracket(kind: "[" | "![", length: number): boolean {
    this.push({ kind, name: "", attributes: {}, at: this.pieces.length, from: this.index + length });
    this.text(kind, length);
    return true;
  }

  private closeBracket(): boolean {
    const opener = this.open[this.open.length - 1];
    // Neither half of a link may stand inside a tag whose other half stands outside.
    if (opener === undefined || opener.kind === "tag") return false;
    this.pop();
    const target = this.source.charAt(this.index + 1) === "(" ? destinationAt(this.source, this.index + 1) : undefined;
    if (target === undefined) return false;
    const inside = this.pieces.splice(opener.at).slice(1);
    const href = decodeEntities(target.href);
    if (opener.kind === "![") {
      this.pieces.push({ type: "image", key: href, alt: decodeEntities(this.source.slice(opener.from, this.index)) });
    } else {
      this.pieces.push({ type: "link", href, children: emphasise(inside) });
      // No links within links: brackets still waiting outside stay text.
      while (this.open[this.open.length - 1]?.kind === "[") this.pop();
    }
    this.index = target.end;
    return true;
  }

  /** A waiting bracket stays text; a waiting tag takes everything after it. */
  private abandon(): void {
    const opener = this.pop();
    if (opener?.kind === "tag") this.wrap(opener);
  }

  private wrap(opener: Open): void {
    const children = emphasise(this.pieces.splice(opener.at));
    this.pieces.push({ type: "tag", name: opener.name, attributes: opener.attributes, children });
  }

  private autolink(): boolean {
    AUTOLINK.lastIndex = this.index;
    const match = this.dialect.autolinks ? AUTOLINK.exec(this.source) : null;
    if (match === null) return false;
    const href = match[1] ?? "";
    this.pieces.push({ type: "link", href, children: [{ type: "text", text: href }] });
    this.index = AUTOLINK.lastIndex;
    return true;
  }

  private tag(): boolean {
    const tag = tagAt(this.source, this.index);
    if (tag === undefined || !this.dialect.tags.has(tag.name)) return false;
    this.index = tag.end;
    if (tag.closing) this.closeTag(tag.name);
    else if (tag.name === "raw") this.raw(tag.end);
    else if (STANDALONE_TAGS.has(tag.name)) this.standalone(tag);
    else this.openTag(tag);
    return true;
  }

  private standalone(tag: TagSource): void {
    if (tag.name === "br") {
      this.pieces.push({ type: "break" });
      return;
    }
    ENCLOSED.lastIndex = this.index;
    const enclosed = ENCLOSED.exec(this.source);
    const named = enclosed?.[2]?.toLowerCase() === tag.name ? enclosed : null;
    const children: Inline[] = named?.[1] ? [{ type: "text", text: decodeEntities(named[1]) }] : [];
    this.pieces.push({ type: "tag", name: tag.name, attributes: decoded(tag.attributes), children });
    if (named !== null) this.index = ENCLOSED.lastIndex;
  }

  private openTag(tag: TagSource): void {
    const attributes = decoded(tag.attributes);
    this.push({ kind: "tag", name: tag.name, attributes, at: this.pieces.length, from: tag.end });
  }

  /** Closes the nearest open tag of that name, and what was left open inside it; a stray closing tag vanishes. */
  private closeTag(name: string): void {
    if (!this.waiting.get(name)) return;
    for (;;) {
      const closes = this.open[this.open.length - 1]?.name === name;
      this.abandon();
      if (closes) return;
    }
  }

  private raw(from: number): void {
    const end = this.source.indexOf("</raw>", from);
    const text = this.source.slice(from, end < 0 ? undefined : end);
    text.split("\n").forEach((line, number) => {
      if (number > 0) this.pieces.push({ type: "break" });
      this.pieces.push({ type: "text", text: line });
    });
    this.index = end < 0 ? this.source.length : end + "</raw>".length;
  }

  private entity(): boolean {
    const entity = entityAt(this.source, this.index);
    if (entity === undefined) return false;
    this.text(entity.text, entity.length);
    return true;
  }

  private escape(): boolean {
    const next = this.source.charAt(this.index + 1);
    if (!this.dialect.escapes) return false;
    if (next === "\n") this.pieces.push({ type: "break" });
    else if (escapable(next)) this.pieces.push({ type: "text", text: next });
    else return false;
    this.index += 2;
    return true;
  }

  private codeSpan(): boolean {
    BACKTICKS.lastIndex = this.index;
    const fence = BACKTICKS.exec(this.source)?.[0] ?? "`";
    const from = this.index + fence.length;
    const end = this.unclosedTicks.has(fence.length) ? -1 : closingTicks(this.source, from, fence.length);
    if (end < 0) {
      this.unclosedTicks.add(fence.length);
      this.text(fence, fence.length);
      return true;
    }
    const inside = this.source.slice(from, end).replace(/\n/g, " ");
    const padded = /^ .* $/s.test(inside) && inside.trim() !== "";
    this.pieces.push({ type: "code", text: padded ? inside.slice(1, -1) : inside });
    this.index = end + fence.length;
    return true;
  }

  private emoji(): boolean {
    const key = emojiAt(this.source, this.index);
    if (key === undefined) return false;
    this.pieces.push({ type: "emoji", key });
    this.index += key.length + 2;
    return true;
  }

  private lineEnd(character: string): boolean {
    if (character === "\n") {
      this.pieces.push({ type: this.dialect.newline === "break" ? "break" : "softbreak" });
      this.index += 1;
      return true;
    }
    SPACES.lastIndex = this.index;
    const spaces = character === " " ? SPACES.exec(this.source)?.[0] : undefined;
    if (spaces === undefined) return false;
    this.text(spaces, spaces.length);
    if (spaces.length < 2 || this.source.charAt(this.index) !== "\n") return true;
    this.pieces[this.pieces.length - 1] = { type: "break" };
    this.index += 1;
    return true;
  }
}

function closingTicks(source: string, from: number, length: number): number {
  BACKTICKS.lastIndex = from;
  for (let next = source.indexOf("`", from); next >= 0; next = source.indexOf("`", BACKTICKS.lastIndex)) {
    BACKTICKS.lastIndex = next;
    if (BACKTICKS.exec(source)?.[0].length === length) return next;
  }
  return -1;
}

function decoded(attributes: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, decodeEntities(value)]));
}

/**
 * The inline tokens of one block's text. Never throws; time grows with the length of the text.
 * `carried` holds the font tags still open from the block before, and afterwards those this block leaves open.
 */
export function parseInline(source: string, dialect: Dialect, carried: CarriedTag[] = []): Inline[] {
  return new InlineScanner(source, dialect, carried).run();
}
