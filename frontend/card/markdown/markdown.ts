import { BlockParser } from "./blocks.ts";
import { DIALECTS, type DialectName } from "./dialects.ts";
import { parseInline } from "./inline.ts";
import type { Block } from "./tokens.ts";

/** Texts of one card are read again at each edit of a neighbour; of thousands of cards only the latest are kept. */
const REMEMBERED = 400;
const cache = new Map<string, readonly Block[]>();

/**
 * The tokens of `source` in one of Feishu's dialects. Never throws, and its time grows with the length of the text.
 *
 * Written here instead of taken from a library: a quarter of the size, no pattern that needs lookbehind (older WebKit lacks
 * it), and Feishu's tags and CJK emphasis are part of the one scanner instead of patches to another's.
 */
export function parseMarkdown(source: string, name: DialectName): readonly Block[] {
  const key = `${name}\0${source}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const tokens = parse(source, name);
  cache.set(key, tokens);
  const oldest = cache.keys().next();
  if (cache.size > REMEMBERED && !oldest.done) cache.delete(oldest.value);
  return tokens;
}

/** The same without the memory. */
export function parse(source: string, name: DialectName): readonly Block[] {
  const dialect = DIALECTS[name];
  const text = source.replace(/\r\n?/g, "\n");
  if (dialect.blocks.has("paragraphs")) {
    // A font tag may colour several blocks; one that nobody closes colours only its own.
    const carried = count(text, "<font") <= count(text, "</font") ? [] : undefined;
    return new BlockParser(dialect, carried).parse(text.split("\n"));
  }
  const children = parseInline(text, dialect);
  return children.length > 0 ? [{ type: "paragraph", children }] : [];
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}
