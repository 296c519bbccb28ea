/**
 * Following the platform's own path through a card that may have changed since it was refused.
 * The twin of `cardstudio/cards/locate/following.py`.
 */
import { has, isObject, type JsonObject } from "../values.ts";
import type { Block, Step } from "./reading.ts";
import type { Path } from "./searching.ts";

/** How far a path led. `exact`: to its end, and every step was there as it says. */
export interface Followed {
  readonly path: Path;
  readonly exact: boolean;
}

interface Place {
  readonly key: string | number;
  readonly isSure: boolean;
}

/** As far as the path leads in this card; undefined where it does not even begin in it. */
export function follow(card: JsonObject, given: readonly Step[]): Followed | undefined {
  const first = given[0]?.key;
  if (first !== "ROOT" && (typeof first !== "string" || !has(card, first))) return undefined;
  let value: unknown = card;
  let path: Path;
  let exact = true;
  for (const step of first === "ROOT" ? given.slice(1) : given) {
    const found = placeOf(value, step);
    if (found === undefined) return { path, exact: false };
    value = (value as Record<string | number, unknown>)[found.key];
    path = [path, found.key];
    exact &&= found.isSure;
  }
  return { path, exact };
}

/** The key a step means here, and whether there is no doubt about it. */
function placeOf(value: unknown, step: Step): Place | undefined {
  if (Array.isArray(value)) return itemOf(value, step);
  const { key } = step;
  return isObject(value) && typeof key === "string" && has(value, key) ? { key, isSure: true } : undefined;
}

function itemOf(items: readonly unknown[], { key, tag }: Step): Place | undefined {
  const fits = tagged(items, typeof key === "string" ? key : tag);
  const [only] = fits.length === 1 ? fits : [];
  // A path without positions names the tag alone; in another edition of the card the tag tells more than the number.
  const byTag = only === undefined ? undefined : { key: only, isSure: false };
  if (typeof key === "string") return byTag;
  const isMeant = tag === "" || fits.includes(key);
  if (byTag !== undefined && !isMeant) return byTag;
  return key < items.length ? { key, isSure: isMeant } : undefined;
}

function tagged(items: readonly unknown[], tag: string): number[] {
  return items.flatMap((held, index) => (isObject(held) && held.tag === tag ? [index] : []));
}

/** An old place. Whether blocks count from 0 or from 1 is nowhere said; the tag decides. */
export function followBlock(card: JsonObject, { number, tag, member }: Block): Followed | undefined {
  const elements = card.elements;
  if (!Array.isArray(elements)) return undefined;
  const fits = tagged(elements, tag);
  const index = [number - 1, number].find((one) => fits.includes(one));
  if (index === undefined) return undefined;
  const path: Path = [[undefined, "elements"], index];
  return { path: member !== "" && has(elements[index], member) ? [path, member] : path, exact: true };
}
