/**
 * What a string of a card is to its reader; the twin of `cardstudio/cards/fill/slots.py`, which derives these names from the
 * catalog. `tests/vectors/fill/slots.json` proves that both know the same.
 */
import { isObject, type JsonObject, textOf } from "./values.ts";

/** `value` keeps the type of a whole `${…}`; the others are texts, the last three markup of one dialect each. */
export type Slot = "value" | "words" | "url" | "lark_md" | "markdown_1" | "markdown_2";
/** A slot, or for the rows of a table a slot per column. */
export type Slots = Slot | ReadonlyMap<string, Slot>;

/** What has `content` for people to read: a component, and the parts that others show texts with. */
export const TEXTS: ReadonlySet<string> = new Set(["plain_text", "lark_md", "markdown"]);
/** Data of the sender, never looked into. */
export const OPAQUE: ReadonlySet<string> = new Set(["value", "chart_spec"]);
export const CONTENT_KEYS: ReadonlySet<string> = new Set(["content", "i18n", "i18n_content"]);
export const URL_KEYS: ReadonlySet<string> = new Set(["android_url", "default_url", "ios_url", "pc_url", "url"]);

/** The slot of `key` in an object with `tag`; `modern`: the card is 2.0. */
export function slotOf(tag: unknown, key: string, modern: boolean): Slot {
  if (URL_KEYS.has(key)) return "url";
  if (!CONTENT_KEYS.has(key)) return "value";
  if (tag === "lark_md") return "lark_md";
  return tag !== "markdown" ? "words" : modern ? "markdown_2" : "markdown_1";
}

export function isMarkup(slot: Slot): boolean {
  return slot === "lark_md" || slot === "markdown_1" || slot === "markdown_2";
}

/** The slot of each column of a table. Markdown cells are drawn as 2.0 draws them, in both formats. */
export function cellSlots({ columns }: JsonObject): ReadonlyMap<string, Slot> {
  const slots = new Map<string, Slot>();
  for (const column of Array.isArray(columns) ? columns : []) {
    if (isObject(column) && typeof column.name === "string") slots.set(column.name, cellSlot(column.data_type));
  }
  return slots;
}

function cellSlot(type: unknown): Slot {
  switch (type === undefined ? "text" : textOf(type)) {
    case "text":
      return "words";
    case "lark_md":
      return "lark_md";
    case "markdown":
      return "markdown_2";
    default:
      return "value";
  }
}
