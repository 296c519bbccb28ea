/**
 * What a card says to people, for names and lists; the twin of `cardstudio/cards/outline.py`. Cards are read as they are
 * drawn before anybody filled them in, with words for their blanks.
 */
import { drawnCard } from "./drawn.ts";
import { decodeEntities } from "./entities.ts";
import { cellSlots, OPAQUE, type Slot } from "./slots.ts";
import { isObject, type JsonObject } from "./values.ts";

/** Longest summary, in characters. */
const SUMMARY_LENGTH = 120;
const TEXT_KEYS: ReadonlySet<string> = new Set(["content", "default_value", "display_name"]);
const LOCALISED_KEYS: ReadonlySet<string> = new Set(["i18n", "i18n_content"]);
const LOCALES_FIRST = ["zh_cn", "en_us"];
const LINK = /!?\[([^[\]\n]*)\]\([^()\n]*\)/g;
const TAG = /<\/?[A-Za-z][^<>\n]*>/g;
const MARKS = /\*\*|__|~~|`+|^#{1,6}\s+|^>\s?|^[-*]\s+/gm;

/** A card in the words a person sees. */
export interface Said {
  /** The header's, "" where there is none. */
  readonly title: string;
  /** What the chat list would show after it: `config.summary`, else the first text of the body. */
  readonly summary: string;
  /** Everything, in reading order and in every language, one piece a line. */
  readonly text: string;
}

/** What people read of a document, or of a bare card. Never throws on any JSON. */
export function textForPeople(document: JsonObject, summaryLength = SUMMARY_LENGTH): Said {
  const { card } = drawnCard(document);
  if (!isObject(card)) return { title: "", summary: "", text: "" };
  return { title: titleOf(card), summary: summaryOf(card, summaryLength), text: texts(card).join("\n") };
}

function titleOf(card: JsonObject): string {
  const { header } = card;
  const text = isObject(header) ? read(header.title) || read(header.subtitle) : "";
  if (text !== "" || !isObject(card.i18n_header)) return text;
  const localised = firstLanguage(card.i18n_header);
  return isObject(localised) ? read(localised.title) : "";
}

function summaryOf(card: JsonObject, length: number): string {
  const own = isObject(card.config) ? read(card.config.summary) : "";
  const body = Object.entries(card).filter(([key]) => key === "body" || key === "elements" || key === "i18n_elements");
  const line = own || (texts(Object.fromEntries(body))[0] ?? "");
  const signs = Array.from(line);
  const kept = signs.slice(0, length - 1).join("");
  return signs.length <= length ? line : `${kept.trimEnd()}…`;
}

/** Text without Feishu's markup, on one line. Values are written with entities, which people never see. */
function plain(text: string, tag?: unknown): string {
  const bare = text.replace(LINK, "$1").replace(TAG, "").replace(MARKS, "");
  const isMarkup = tag === "lark_md" || tag === "markdown";
  return (isMarkup ? decodeEntities(bare) : bare).replace(/\s+/g, " ").trim();
}

function firstLanguage(localised: JsonObject): unknown {
  const held = LOCALES_FIRST.map((locale) => localised[locale]).find(Boolean);
  return held ?? Object.values(localised)[0];
}

/** The words of a text object: its content, or its first language. */
function read(text: unknown): string {
  if (typeof text === "string") return plain(text);
  if (!isObject(text)) return "";
  if (typeof text.content === "string" && text.content !== "") return plain(text.content, text.tag);
  for (const localised of [text.i18n, text.i18n_content]) {
    const found = isObject(localised) ? firstLanguage(localised) : undefined;
    if (typeof found === "string") return plain(found, text.tag);
  }
  return "";
}

/** Every text that says something, without its markup. */
function texts(root: unknown): readonly string[] {
  const found: string[] = [];
  // A stack, for any depth; reversed pushes keep reading order.
  const stack: unknown[] = [root];
  // One by one: a call takes only so many arguments.
  const push = (one: unknown) => stack.push(one);
  while (stack.length > 0) {
    const item = stack.pop();
    if (typeof item === "string") found.push(item);
    else if (Array.isArray(item)) item.filter(isHolder).reverse().forEach(push);
    else if (isObject(item)) readable(item).reverse().forEach(push);
  }
  return found;
}

function isHolder(value: unknown): boolean {
  return Array.isArray(value) || isObject(value);
}

/** The words that stand in an object itself, and what may hold more. */
function readable(item: JsonObject): unknown[] {
  const held = Object.entries(item).flatMap(([key, value]) => readableIn(item, key, value));
  return held.filter((one) => one !== "");
}

function readableIn(item: JsonObject, key: string, value: unknown): readonly unknown[] {
  if (typeof value === "string") return TEXT_KEYS.has(key) ? [plain(value, item.tag)] : [];
  if (!isHolder(value) || OPAQUE.has(key)) return [];
  if (key === "rows") return Array.isArray(value) ? cells(value, item) : [];
  if (!LOCALISED_KEYS.has(key) || !isObject(value)) return [value];
  return Object.values(value).map((one) => (typeof one === "string" ? plain(one, item.tag) : ""));
}

function cells(rows: readonly unknown[], table: JsonObject): readonly string[] {
  const slots = cellSlots(table);
  return rows.filter(isObject).flatMap((row) =>
    Object.entries(row).map(([name, cell]) => {
      const slot: Slot = slots.get(name) ?? "value";
      if (typeof cell !== "string") return "";
      return plain(cell, slot === "words" || slot === "value" ? undefined : "lark_md");
    }),
  );
}
