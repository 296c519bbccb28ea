/** Names a card may hold only once: `name` of what is in forms, `element_id`. New elements give way to those that are there. */
import { carry } from "./ids.ts";
import { mapParts } from "./map-parts.ts";
import type { State } from "./state.ts";
import { type Element, elementsIn } from "./tree.ts";
import { isObject } from "./values.ts";

const UNIQUE = ["name", "element_id"] as const;
/** Longest element_id the platform takes. */
const LONGEST_ID = 20;

/** Copies of elements in which every name that is taken in the card, or by one before, is another one: `answer_2`. */
export function withFreeNames(state: State, elements: readonly Element[]): readonly Element[] {
  const taken = Object.fromEntries(UNIQUE.map((key) => [key, new Set<string>()]));
  for (const element of elementsIn(Object.values(isObject(state.document.card) ? state.document.card : {}))) {
    for (const key of UNIQUE) if (typeof element[key] === "string") taken[key]?.add(element[key]);
  }
  return elements.map((element) => renamed(element, taken) as Element);
}

function renamed(value: unknown, taken: Readonly<Record<string, Set<string>>>): unknown {
  if (typeof value !== "object" || value === null) return value;
  const own = ownNames(value, taken);
  const named = own.length === 0 ? value : carry(value, { ...value, ...Object.fromEntries(own) });
  return mapParts(named, (part) => renamed(part, taken));
}

function ownNames(value: object, taken: Readonly<Record<string, Set<string>>>): [string, string][] {
  if (!isObject(value) || typeof value.tag !== "string") return [];
  const changed: [string, string][] = [];
  for (const key of UNIQUE) {
    const held = value[key];
    // A placeholder has another value in each message.
    if (typeof held !== "string" || held === "" || held.includes("${")) continue;
    const free = freeName(held, taken[key] ?? new Set(), key === "element_id" ? LONGEST_ID : Number.POSITIVE_INFINITY);
    taken[key]?.add(free);
    if (free !== held) changed.push([key, free]);
  }
  return changed;
}

function freeName(name: string, taken: ReadonlySet<string>, longest: number): string {
  const base = name.replace(/_\d+$/, "");
  let free = name;
  for (let number = 2; taken.has(free); number += 1) {
    const suffix = `_${number}`;
    free = `${base.slice(0, longest - suffix.length)}${suffix}`;
  }
  return free;
}
