/**
 * Which words of a card still are those it began with; the twin of `cardstudio/cards/starting_words.py`, which notes a mark of each
 * text in `editor` when a card is begun. A text that is edited has none any more.
 */
import { pointer } from "./pointer.ts";
import { CONTENT_KEYS, OPAQUE } from "./slots.ts";
import type { Keys } from "./tree.ts";
import { isObject, type JsonObject } from "./values.ts";

const KEY = "began_with";
/** What is nobody's words: placeholders, and what stands in tags. */
const NO_WORDS = /\$\{[^{}]*\}|<[^<>]*>/g;
const SEED = 0x811c9dc5;
const PRIME = 0x01000193;

interface Text {
  readonly text: string;
  readonly keys: Keys;
}

/** JSON Pointers into the document of the texts that still say what it began with. */
export function startingWords(document: JsonObject): readonly string[] {
  const given = isObject(document.editor) ? document.editor[KEY] : undefined;
  const marks = new Set(Array.isArray(given) ? given : []);
  if (marks.size === 0) return [];
  return textsOf(document).flatMap(({ text, keys }) => (marks.has(markOf(text)) ? [pointer(keys)] : []));
}

/** FNV-1a of the UTF-16 units. */
function markOf(text: string): string {
  let found = SEED;
  for (let index = 0; index < text.length; index += 1) found = Math.imul(found ^ text.charCodeAt(index), PRIME);
  return (found >>> 0).toString(16).padStart(8, "0");
}

/** What people read on the card, and what goes out unless somebody changes it; in document order. */
function textsOf({ card, variables }: JsonObject): readonly Text[] {
  const found: Text[] = [];
  collect(card, ["card"], false, found);
  const listed: readonly unknown[] = Array.isArray(variables) ? variables : [];
  for (const [index, variable] of listed.entries()) {
    const held = isObject(variable) ? variable.default : undefined;
    if (typeof held === "string") collect(held, ["variables", index, "default"], true, found);
  }
  return found;
}

function collect(value: unknown, keys: Keys, isText: boolean, found: Text[]): void {
  if (typeof value === "string") {
    if (isText && /\p{L}/u.test(value.replace(NO_WORDS, ""))) found.push({ text: value, keys });
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) collect(item, [...keys, index], isText, found);
  } else if (isObject(value)) {
    for (const [key, item] of Object.entries(value)) {
      if (!OPAQUE.has(key)) collect(item, [...keys, key], isText || CONTENT_KEYS.has(key), found);
    }
  }
}
