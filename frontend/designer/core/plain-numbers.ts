/** A card for drawing: numbers kept exact by `lossless-json` become plain ones. What holds none stays the same object. */
import { isNumber } from "../../document/values.ts";

const known = new WeakMap<object, unknown>();

export function withPlainNumbers(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (isNumber(value)) return Number(value);
  let made = known.get(value);
  if (made === undefined) {
    made = Array.isArray(value) ? plainList(value) : plainObject(value as Readonly<Record<string, unknown>>);
    known.set(value, made);
  }
  return made;
}

function plainList(items: readonly unknown[]): readonly unknown[] {
  const made = items.map(withPlainNumbers);
  return made.every((item, index) => item === items[index]) ? items : made;
}

function plainObject(value: Readonly<Record<string, unknown>>): unknown {
  const entries = Object.entries(value).map(([key, held]) => [key, withPlainNumbers(held)] as const);
  return entries.every(([key, held]) => held === value[key]) ? value : Object.fromEntries(entries);
}
