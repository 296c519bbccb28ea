/** The types of variables: which values each takes and how it is spelled; the twin of `cardstudio/cards/fill/value_types.py`. */
import { has, isNumber, isObject, type JsonObject } from "./values.ts";

interface Type {
  takes(value: unknown): boolean;
  /** The spelling its texts must have, and the word for it. */
  readonly spelling?: RegExp;
  readonly spelled?: string;
  /** The members of an object that are spelled so. */
  readonly parts?: readonly string[];
}

const DATE = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;

const isText = (value: unknown): boolean => typeof value === "string";
export const isScalar = (value: unknown): boolean => !Array.isArray(value) && !isObject(value);
const isNumeric = (value: unknown): boolean =>
  isNumber(value) || (isText(value) && /^-?[0-9]{1,40}(?:\.[0-9]{1,40})?$/.test(String(value)));
const isInteger = (value: unknown): boolean =>
  isNumber(value) ? Number.isInteger(Number(value)) : isText(value) && /^-?[0-9]{1,40}$/.test(String(value));
const textOr =
  (key: string) =>
  (value: unknown): boolean =>
    isText(value) || (isObject(value) && has(value, key) && isText(value[key]));
const listOf =
  (takes: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    Array.isArray(value) && value.every(takes);
const isLink = (value: unknown): boolean =>
  isText(value) || (isObject(value) && Object.values(value).every((held) => held === null || isText(held)));
const isRange = (value: unknown): boolean => isObject(value) && isText(own(value, "from")) && isText(own(value, "to"));
const objects = listOf(isObject);

const KNOWN = {
  text: { takes: isText },
  markdown: { takes: isText },
  integer: { takes: isInteger },
  number: { takes: isNumeric },
  boolean: { takes: (value) => typeof value === "boolean" },
  date: { takes: isText, spelling: DATE, spelled: "yyyy-MM-dd" },
  time: { takes: isText, spelling: /^[0-9]{2}:[0-9]{2}$/, spelled: "HH:mm" },
  datetime: { takes: isText, spelling: /^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}$/, spelled: "yyyy-MM-dd HH:mm" },
  date_range: { takes: isRange, spelling: DATE, spelled: "yyyy-MM-dd", parts: ["from", "to"] },
  choice: { takes: isText },
  url: {
    takes: isLink,
    spelling: /^(?:https?:\/\/[^ \t\r\n]|lark:\/\/msgcard\/unsupported_action$|$)/i,
    spelled: "https://…",
    parts: ["url", "pc_url", "ios_url", "android_url"],
  },
  image: { takes: textOr("img_key") },
  image_array: { takes: listOf(textOr("img_key")) },
  person: { takes: textOr("id") },
  person_array: { takes: listOf(textOr("id")) },
  option_array: { takes: objects },
  button_array: { takes: objects },
  text_array: { takes: listOf(isScalar) },
  object: { takes: isObject },
  object_array: { takes: objects },
  table_rows: { takes: objects },
  chart: { takes: isObject },
} satisfies Readonly<Record<string, Type>>;
export type TypeName = keyof typeof KNOWN;
export const TYPES: Readonly<Record<string, Type>> = KNOWN;

export function isTypeName(word: string): word is TypeName {
  return has(KNOWN, word);
}

/** Other words for them: of the card tool and of people. */
const ALIASES: Readonly<Record<string, string>> = {
  string: "text",
  richtext: "markdown",
  int: "integer",
  float: "number",
  bool: "boolean",
  link: "url",
  img: "image",
  list: "text_array",
  array: "object_array",
  enum: "choice",
  tablerowarray: "table_rows",
};

/** The type a word means ("imageArray" is `image_array`); undefined for an unknown one. */
export function typeNamed(word: unknown): string | undefined {
  if (typeof word !== "string" || Array.from(word).length > 40) return undefined;
  const bare = word.toLowerCase().replace(/[^a-z]/g, "");
  return has(ALIASES, bare) ? ALIASES[bare] : Object.keys(TYPES).find((name) => name.replace("_", "") === bare);
}

/** What in a value the spelling of its type is about. */
export function spelledTexts({ parts = [] }: Type, value: unknown): string[] {
  if (!isObject(value)) return [String(value)];
  return parts.flatMap((key) => own(value, key) ?? []).map(String);
}

/** What an object itself holds under a key. */
export function own(entry: JsonObject, key: string): unknown {
  return has(entry, key) ? entry[key] : undefined;
}
