/** Copies of JSON values with some of their parts changed. */
import { carry } from "./ids.ts";
import { type Key, partsOf } from "./tree.ts";
import { isObject } from "./values.ts";

/**
 * A value with each part an element can stand in passed through `change`; the value itself when none became another.
 * Elements stay who they are.
 */
export function mapParts<Value>(value: Value, change: (part: unknown, key: Key) => unknown): Value {
  const changed = new Map<Key, unknown>();
  for (const [key, part] of partsOf(value)) {
    const held = change(part, key);
    if (held !== part) changed.set(key, held);
  }
  return changed.size === 0 ? value : (withParts(value, changed) as Value);
}

function withParts(value: unknown, changed: ReadonlyMap<Key, unknown>): unknown {
  if (Array.isArray(value)) return value.map((item, index) => (changed.has(index) ? changed.get(index) : item));
  if (!isObject(value)) return value;
  // Not by assignment: a key may be `__proto__`.
  const entries = Object.entries(value).map(([key, held]) => [key, changed.has(key) ? changed.get(key) : held]);
  return carry(value, Object.fromEntries(entries));
}
