/** Giving elements their ids: every element of a document has one, and no two have the same. */
import { type Id, identify, idOf, newId } from "./ids.ts";
import { mapParts } from "./map-parts.ts";
import { type Element, isElement } from "./tree.ts";

/** Which id an element shall have; undefined: the one it has, else a new one. */
export type Naming = (element: Element) => Id | undefined;

/**
 * A value whose elements all have ids that are not in `taken`, and which are added to it. What need not be copied for that
 * stays the same object: an element that stands in two places is copied for the second.
 */
export function assignIds<Value>(value: Value, taken: Set<Id>, naming: Naming = () => undefined): Value {
  return adopted(value, taken, naming) as Value;
}

/** A copy of a value in which every element is a new one; the value given stays what it was. */
export function withNewIds<Value>(value: Value): Value {
  const held = mapParts(value, (part) => withNewIds(part));
  return isElement(held) ? identify({ ...held }, newId()) : held;
}

function adopted(value: unknown, taken: Set<Id>, naming: Naming): unknown {
  if (typeof value !== "object" || value === null) return value;
  // The holder goes first, so that ids are given in document order.
  const id = isElement(value) ? idFor(value, taken, naming) : undefined;
  const held = mapParts(value, (part) => adopted(part, taken, naming));
  if (id === undefined || idOf(held) === id) return held;
  const known = idOf(held) !== undefined;
  return identify(known && held === value ? { ...held } : held, id);
}

function idFor(element: Element, taken: Set<Id>, naming: Naming): Id {
  let id = naming(element) ?? idOf(element);
  while (id === undefined || taken.has(id)) id = newId();
  taken.add(id);
  return id;
}
