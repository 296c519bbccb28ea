/** The card as a tree of elements, and changes to it that copy nothing but the way down (copy-on-write). */
import { carry } from "./ids.ts";
import { Unfit } from "./patch.ts";
import { OPAQUE } from "./slots.ts";
import { has, isObject, type JsonObject } from "./values.ts";

export type Key = string | number;
export type Keys = readonly Key[];

/** An object with a `tag`. */
export type Element = JsonObject & { readonly tag: string };

/** Data of the sender: a `tag` in there makes no element (the same as what the linter counts). */
const DATA: ReadonlySet<Key> = new Set([...OPAQUE, "rows"]);

export function isElement(value: unknown): value is Element {
  return isObject(value) && typeof value.tag === "string" && has(value, "tag");
}

/** The parts of a value an element can stand in, with their keys. */
export function* partsOf(value: unknown): Generator<readonly [Key, unknown]> {
  if (Array.isArray(value)) yield* value.entries();
  else if (isObject(value)) {
    for (const key of Object.keys(value)) if (!DATA.has(key)) yield [key, value[key]];
  }
}

/**
 * The nearest elements below a value, with the keys that lead there, in document order.
 *
 *     [...below({ tag: "div", text: { tag: "plain_text" } })]  // [[["text"], { tag: "plain_text" }]]
 */
export function* below(value: unknown, keys: Keys = []): Generator<readonly [Keys, Element]> {
  for (const [key, part] of partsOf(value)) {
    if (typeof part !== "object" || part === null) continue;
    const there = [...keys, key];
    if (isElement(part)) yield [there, part];
    else yield* below(part, there);
  }
}

/** Every element of a value, itself included, in document order. */
export function* elementsIn(value: unknown): Generator<Element> {
  if (isElement(value)) yield value;
  for (const [, part] of below(value)) yield* elementsIn(part);
}

/** The value at the end of the keys; undefined where there is none. */
export function get(value: unknown, keys: Keys): unknown {
  let held = value;
  for (const key of keys) {
    if (typeof held !== "object" || held === null || !has(held, String(key))) return undefined;
    held = (held as Readonly<Record<Key, unknown>>)[key];
  }
  return held;
}

/**
 * A copy with another value at the end of the keys; undefined takes the member away, and `at` is where among its holder's
 * members a new one goes (the end without it). Throws Unfit when the keys lead nowhere.
 *
 *     put({ a: 1, c: 3 }, ["b"], 2, 1)  // { a: 1, b: 2, c: 3 }
 */
export function put(value: unknown, keys: Keys, held: unknown, at?: number): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return held;
  if (Array.isArray(value)) return putItem(value, Number(key), rest, held, at);
  if (!isObject(value)) throw new Unfit(String(key));
  const name = String(key);
  if (rest.length > 0 && !has(value, name)) throw new Unfit(name);
  const member = rest.length > 0 ? put(value[name], rest, held, at) : held;
  return carry(value, member === undefined ? without(value, name) : withMember(value, name, member, at));
}

function putItem(list: readonly unknown[], index: number, rest: Keys, held: unknown, at?: number): readonly unknown[] {
  if (!(index >= 0 && index < list.length)) throw new Unfit(String(index));
  const item = rest.length > 0 ? put(list[index], rest, held, at) : held;
  if (item === undefined) throw new Unfit(String(index));
  return replaced(list, index, item);
}

function without(value: JsonObject, name: string): JsonObject {
  const { [name]: _gone, ...kept } = value;
  return kept;
}

function withMember(value: JsonObject, name: string, member: unknown, at?: number): JsonObject {
  if (at === undefined || has(value, name)) return { ...value, [name]: member };
  // Not by assignment: a key may be `__proto__`.
  return Object.fromEntries(inserted(Object.entries(value), at, [name, member]));
}

/** A copy of a list with another item at an index. */
export function replaced<Item>(list: readonly Item[], index: number, item: Item): readonly Item[] {
  return list.map((held, at) => (at === index ? item : held));
}

/** A copy of a list with one item more. */
export function inserted<Item>(list: readonly Item[], index: number, item: Item): readonly Item[] {
  return [...list.slice(0, index), item, ...list.slice(index)];
}
