/**
 * Places in a card by what an error names: a value, a tag, a name, a row. One walk each, in document order.
 * The twin of `cardstudio/cards/locate/searching.py`.
 */
import { pointer } from "../pointer.ts";
import { has, isObject, type JsonObject } from "../values.ts";
import { all, LIST, MASK, MOST_PLACES, WORD } from "./reading.ts";

/** A place as a linked list; undefined for the card itself. */
export type Path = readonly [Path, string | number] | undefined;

/** A shorter word of a list is no key or id. */
const SHORTEST_WORD = 8;
/** A shorter word is looked for as a whole value only; it is part of too many others. */
const SHORTEST_PART = 4;

type Finder = (card: JsonObject, value: string) => readonly Path[];

export function pointerOf(path: Path): string {
  const keys: (string | number)[] = [];
  for (let at = path; at !== undefined; at = at[0]) keys.push(at[1]);
  return pointer(keys.reverse());
}

/** The pointers meant, the likeliest first; empty for a way that is not known. */
export function search(card: JsonObject, by: string, value: string): readonly string[] {
  const finder = has(FINDERS, by) ? FINDERS[by] : undefined;
  return (finder?.(card, value) ?? []).slice(0, MOST_PLACES).map(pointerOf);
}

function* objects(card: JsonObject): Generator<readonly [JsonObject, Path]> {
  const stack: (readonly [unknown, Path])[] = [[card, undefined]];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const [item, path] = top;
    const held: (readonly [string | number, unknown])[] = Array.isArray(item)
      ? Array.from(item.entries())
      : Object.entries(item as JsonObject);
    if (isObject(item)) yield [item, path];
    for (const [key, one] of held.reverse()) if (isObject(one) || Array.isArray(one)) stack.push([one, [path, key]]);
  }
}

/** Every text of the card but its tags. */
function* texts(card: JsonObject): Generator<readonly [string, Path]> {
  for (const [held, path] of objects(card)) {
    for (const [key, value] of Object.entries(held)) if (key !== "tag") yield* textsOf(value, [path, key]);
  }
}

/** A text, or those of a list; what stands in objects is met there. */
function* textsOf(value: unknown, path: Path): Generator<readonly [string, Path]> {
  if (typeof value === "string") yield [value, path];
  else if (Array.isArray(value)) {
    for (const [index, one] of value.entries()) if (typeof one === "string") yield [one, [path, index]];
  }
}

function where(fits: (held: JsonObject, value: string) => boolean): Finder {
  return (card, value) => {
    const found: Path[] = [];
    for (const [held, path] of objects(card)) if (fits(held, value)) found.push(path);
    return found;
  };
}

/** Of things that are called the same the second is the one too many. */
function twice(key: string): Finder {
  const holders = where((held, value) => held[key] === value);
  return (card, value) => {
    const found = holders(card, value);
    return [...found.slice(1, 2), ...found.slice(0, 1), ...found.slice(2)];
  };
}

const withText: Finder = (card, wanted) => {
  if (all(MASK, wanted).length > 0) return masked(card, wanted);
  const same: Path[] = [];
  const within: Path[] = [];
  for (const [text, path] of texts(card)) {
    if (text === wanted) same.push(path);
    else if (wanted.length >= SHORTEST_PART && text.includes(wanted)) within.push(path);
  }
  const found = [...same, ...within];
  return found.length > 0 ? found : words(wanted).flatMap((word) => withText(card, word));
};

/** The keys or ids of a list of several. */
function words(listed: string): readonly string[] {
  const found = listed.split(new RegExp(LIST)).filter((word) => Array.from(word).length >= SHORTEST_WORD);
  return found.length > 1 ? found : [];
}

/** Texts with a word of that shape: the platform hides most of an address or id behind stars. */
function masked(card: JsonObject, mask: string): readonly Path[] {
  const pieces = mask.split(new RegExp(MASK));
  if (!pieces.some((piece) => piece !== "")) return [];
  const found: Path[] = [];
  for (const [text, path] of texts(card))
    if (all(WORD, text).some(([word]) => hasShape(word, pieces))) found.push(path);
  return found;
}

/** Whether the pieces stand in the word one behind the other, the first at its start and the last at its end. */
function hasShape(word: string, pieces: readonly string[]): boolean {
  const first = pieces[0] ?? "";
  const last = pieces.at(-1) ?? "";
  if (!word.startsWith(first)) return false;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = word.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return word.endsWith(last) && word.length - last.length >= at;
}

const rows: Finder = (card, index) => {
  const isTall = where(({ tag, rows: held }) => tag === "table" && Array.isArray(held) && Number(index) < held.length);
  return isTall(card, "").map((path): Path => [[path, "rows"], Number(index)]);
};

const FINDERS: Readonly<Record<string, Finder>> = {
  text: withText,
  tag: where((held, value) => held.tag === value),
  key: (card, key) => where((held) => has(held, key))(card, "").map((path): Path => [path, key]),
  name: twice("name"),
  element_id: twice("element_id"),
  row: rows,
  variable: (card, name) =>
    Array.from(texts(card)).flatMap(([text, path]) => (text.includes(`\${${name}`) ? [path] : [])),
  "nameless-form": where(({ tag, name }) => tag === "form" && (name === undefined || name === null || name === "")),
  property: where((held, key) => has(held, key)),
};
