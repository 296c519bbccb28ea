/** Marks on a stretch of a text's source, of those its dialect takes (card-format §3). DOM-free. */
import { DIALECTS, type DialectName } from "../../card/markdown/dialects.ts";

/** What a text slot takes: one of the markdown dialects, or words only. */
export type SlotDialect = DialectName | "plain";
export type Mark = "bold" | "italic" | "strike" | "code" | "link" | "at" | "color" | "tag" | "emoji";

/** A text with what is selected in it. */
export interface Marked {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const PAIRS = { bold: "**", italic: "*", strike: "~~", code: "`" } as const;

/** The marks a dialect takes, in the order they are offered. */
export function marksOf(dialect: SlotDialect): readonly Mark[] {
  if (dialect === "plain") return [];
  const { tags, codeSpans } = DIALECTS[dialect];
  return [
    "bold",
    "italic",
    "strike",
    ...(codeSpans ? (["code"] as const) : []),
    "link",
    ...(tags.has("at") ? (["at"] as const) : []),
    ...(tags.has("font") ? (["color"] as const) : []),
    ...(tags.has("text_tag") ? (["tag"] as const) : []),
    "emoji",
  ];
}

/**
 * The text with a mark put around what is selected, or taken off where it stands already; what was selected stays so.
 * `value`: the colour of `color` and `tag`, the id of `at`, the address of `link`, the key of `emoji`.
 *
 *     mark({ text: "go now", start: 3, end: 6 }, "bold")  // { text: "go **now**", start: 5, end: 8 }
 */
export function mark(held: Marked, kind: Mark, value = ""): Marked {
  switch (kind) {
    case "link":
      return linked(held, value);
    case "at":
      return put(held, `<at id=${value}></at>`);
    case "emoji":
      return put(held, `:${value}:`);
    case "color":
      return around(
        unwrapped(held, /^<font color=['"]?[\w-]+['"]?>([\s\S]*)<\/font>$/),
        `<font color='${value}'>`,
        "</font>",
      );
    case "tag":
      return around(
        unwrapped(held, /^<text_tag color=['"]?[\w-]+['"]?>([\s\S]*)<\/text_tag>$/),
        `<text_tag color='${value}'>`,
        "</text_tag>",
      );
    default:
      return toggled(held, PAIRS[kind]);
  }
}

/** The text with something else in the place of what is selected; the caret stands behind it. */
export function put({ text, start, end }: Marked, words: string): Marked {
  const at = start + words.length;
  return { text: text.slice(0, start) + words + text.slice(end), start: at, end: at };
}

function linked(held: Marked, address: string): Marked {
  const words = held.text.slice(held.start, held.end);
  return put(held, `[${words || address}](${address})`);
}

function around({ text, start, end }: Marked, before: string, after: string): Marked {
  const marked = text.slice(0, start) + before + text.slice(start, end) + after + text.slice(end);
  return { text: marked, start: start + before.length, end: end + before.length };
}

/** Without the mark that is exactly around what is selected, inside the selection or outside of it. */
function unwrapped(held: Marked, pattern: RegExp): Marked {
  const inside = pattern.exec(held.text.slice(held.start, held.end))?.[1];
  if (inside !== undefined) {
    const text = held.text.slice(0, held.start) + inside + held.text.slice(held.end);
    return { text, start: held.start, end: held.start + inside.length };
  }
  const open = /<(?:font|text_tag) color=['"]?[\w-]+['"]?>$/.exec(held.text.slice(0, held.start))?.[0];
  const close = /^<\/(?:font|text_tag)>/.exec(held.text.slice(held.end))?.[0];
  if (open === undefined || close === undefined || !pattern.test(open + close)) return held;
  const start = held.start - open.length;
  const text =
    held.text.slice(0, start) + held.text.slice(held.start, held.end) + held.text.slice(held.end + close.length);
  return { text, start, end: held.end - open.length };
}

function toggled(held: Marked, pair: string): Marked {
  const { text, start, end } = trimmed(held);
  const size = pair.length;
  if (stands(text, start - size, pair) && stands(text, end, pair)) {
    const bare = text.slice(0, start - size) + text.slice(start, end) + text.slice(end + size);
    return { text: bare, start: start - size, end: end - size };
  }
  const chosen = text.slice(start, end);
  if (chosen.length > 2 * size && stands(text, start, pair) && stands(text, end - size, pair)) {
    const bare = text.slice(0, start) + chosen.slice(size, -size) + text.slice(end);
    return { text: bare, start, end: end - 2 * size };
  }
  return around({ text, start, end }, pair, pair);
}

/** Whether exactly this mark stands at an index: one star is none of two. */
function stands(text: string, at: number, pair: string): boolean {
  const star = pair.charAt(0);
  if (text.slice(at, at + pair.length) !== pair) return false;
  return pair !== "*" || (text.charAt(at - 1) !== star && text.charAt(at + 1) !== star);
}

/** Marks with a space inside are no marks. */
function trimmed({ text, start, end }: Marked): Marked {
  const chosen = text.slice(start, end);
  const left = chosen.length - chosen.trimStart().length;
  const right = chosen.length - chosen.trimEnd().length;
  return left + right >= chosen.length ? { text, start, end } : { text, start: start + left, end: end - right };
}
