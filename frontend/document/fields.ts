/** The fields of a holder made like those of another, elements in its lists aside. */
import type { Edits } from "./edits.ts";
import { identical } from "./equality.ts";
import { type Id, idOf } from "./ids.ts";
import { holderOf } from "./state.ts";
import { get, isElement, type Keys } from "./tree.ts";
import { isObject, type JsonObject } from "./values.ts";

/** Sets what differs in `wanted`; what `wanted` lacks stays (see `dropFields`). */
export function diffFields(edits: Edits, id: Id, wanted: unknown, path: Keys = []): void {
  if (Array.isArray(wanted)) {
    for (const [index, want] of wanted.entries()) change(edits, id, [...path, index], want);
  } else if (isObject(wanted)) {
    for (const [key, want] of Object.entries(wanted)) change(edits, id, [...path, key], want, wanted);
  }
}

function change(edits: Edits, id: Id, path: Keys, want: unknown, among?: JsonObject): void {
  const holder = holderOf(edits.state, id);
  const has = get(holder, path);
  if (identical(has, want) || isSameElement(has, want)) return;
  if (areListsOfElements(has, want)) return;
  if (canDescend(has, want)) {
    diffFields(edits, id, want, path);
    return;
  }
  const members = Object.keys(get(holder, path.slice(0, -1)) ?? {});
  const at = among && placeAmong(members, Object.keys(among), String(path.at(-1)));
  // What stands in a list that is new gets there by itself.
  edits.set(id, path, has === undefined ? withoutListed(want) : want, at);
}

/** Right behind the member it comes after in the other object. */
function placeAmong(members: readonly string[], wanted: readonly string[], key: string): number {
  const before = wanted
    .slice(0, wanted.indexOf(key))
    .reverse()
    .find((name) => members.includes(name));
  return before === undefined ? 0 : members.indexOf(before) + 1;
}

function isSameElement(has: unknown, want: unknown): boolean {
  return isElement(has) && isElement(want) && idOf(has) === idOf(want);
}

function areListsOfElements(has: unknown, want: unknown): boolean {
  return Array.isArray(has) && Array.isArray(want) && [...has, ...want].some(isElement);
}

function canDescend(has: unknown, want: unknown): boolean {
  if (isElement(has) || isElement(want)) return false;
  if (Array.isArray(has) && Array.isArray(want)) return has.length === want.length;
  return isObject(has) && isObject(want);
}

function withoutListed(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => !isElement(item)).map(withoutListed);
  if (!isObject(value) || isElement(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, withoutListed(held)]));
}

/** Takes away what `wanted` lacks. */
export function dropFields(edits: Edits, id: Id, wanted: unknown, path: Keys = []): void {
  const has = get(holderOf(edits.state, id), path);
  if (has === wanted) return;
  if (Array.isArray(has) && Array.isArray(wanted)) {
    for (const [index, want] of wanted.entries()) descend(edits, id, [...path, index], want);
    return;
  }
  if (!isObject(has) || !isObject(wanted)) return;
  for (const key of Object.keys(has)) {
    if (!Object.hasOwn(wanted, key)) edits.set(id, [...path, key], undefined);
    else descend(edits, id, [...path, key], wanted[key]);
  }
}

function descend(edits: Edits, id: Id, path: Keys, want: unknown): void {
  // Elements are holders of their own.
  if (!isElement(want)) dropFields(edits, id, want, path);
}
