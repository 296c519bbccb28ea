/**
 * The three markdown dialects of cards as data: which rules are on, which tags are known, what a newline means.
 * Where a row of the format's markdown table is disputed, the reading that shows the author more of the text is taken.
 */

export type DialectName = "lark_md" | "v1" | "v2";

export interface Dialect {
  /** "break": every newline ends the line. "soft": it may be swallowed, a blank line separates. */
  readonly newline: "break" | "soft";
  readonly blocks: ReadonlySet<BlockRule>;
  /** Backslash before ASCII punctuation makes it literal. */
  readonly escapes: boolean;
  readonly codeSpans: boolean;
  readonly images: boolean;
  readonly autolinks: boolean;
  readonly tags: ReadonlySet<string>;
}

export type BlockRule =
  | "fence"
  | "indented"
  | "heading"
  | "setext"
  | "quote"
  | "list"
  | "rule"
  | "table"
  | "paragraphs";

const ALWAYS = ["a", "at", "font", "text_tag"];
const SINCE_V1 = [...ALWAYS, "br", "link", "person"];
const SINCE_V2 = [...SINCE_V1, "hr", "number_tag", "local_datetime", "audio", "raw"];

export const DIALECTS: Readonly<Record<DialectName, Dialect>> = {
  lark_md: {
    newline: "break",
    blocks: new Set(),
    escapes: false,
    codeSpans: false,
    images: false,
    autolinks: false,
    tags: new Set(ALWAYS),
  },
  v1: {
    newline: "break",
    blocks: new Set(["fence", "list", "rule", "paragraphs"]),
    escapes: true,
    codeSpans: false,
    images: true,
    autolinks: false,
    tags: new Set(SINCE_V1),
  },
  v2: {
    newline: "soft",
    blocks: new Set(["fence", "indented", "heading", "setext", "quote", "list", "rule", "table", "paragraphs"]),
    escapes: true,
    codeSpans: true,
    images: true,
    autolinks: true,
    tags: new Set(SINCE_V2),
  },
};

/** Tags that stand for themselves: complete even when nobody closes them. */
export const STANDALONE_TAGS: ReadonlySet<string> = new Set(["at", "br", "hr", "person", "local_datetime", "audio"]);
