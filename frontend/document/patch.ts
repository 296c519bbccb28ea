/** JSON Patch (RFC 6902) on values parsed by `lossless-json`: how a finding's fix is applied. DOM-free, changes nothing. */

import { tokens } from "./pointer.ts";
import { same } from "./same.ts";
import { isObject } from "./values.ts";

export interface Operation {
  readonly op: string;
  readonly path: string;
  readonly from?: string;
  readonly value?: unknown;
}

/** The patch does not fit the value: a `test` failed, or a path leads nowhere. */
export class Unfit extends Error {}

/** A changed copy of `value`, parts that did not change shared. Throws Unfit and then nothing has happened. */
export function applyPatch(value: unknown, patch: readonly Operation[]): unknown {
  return patch.reduce(applyOne, value);
}

function applyOne(value: unknown, { op, path, from, value: given }: Operation): unknown {
  switch (op) {
    case "test":
      if (!same(get(value, path), given)) throw new Unfit(`test ${path}`);
      return value;
    case "add":
      return change(value, tokens(path), (holder, key) => added(holder, key, given), given);
    case "replace":
      get(value, path);
      return change(value, tokens(path), (holder, key) => set(holder, key, given), given);
    case "remove":
      return change(value, tokens(path), removed, undefined);
    case "move":
    case "copy": {
      const moved = get(value, from ?? "");
      const without = op === "move" ? change(value, tokens(from ?? ""), removed, undefined) : value;
      return change(without, tokens(path), (holder, key) => added(holder, key, moved), moved);
    }
    default:
      throw new Unfit(`unknown operation ${op}`);
  }
}

type Holder = unknown[] | Record<string, unknown>;

function change(
  value: unknown,
  keys: string[],
  edit: (holder: Holder, key: string) => Holder,
  whole: unknown,
): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return whole;
  if (!isHolder(value)) throw new Unfit(key);
  if (rest.length === 0) return edit(value, key);
  return set(value, key, change(child(value, key), rest, edit, whole));
}

function added(holder: Holder, key: string, given: unknown): Holder {
  if (!Array.isArray(holder)) return { ...holder, [key]: given };
  const index = key === "-" ? holder.length : indexOf(key, holder.length);
  return [...holder.slice(0, index), given, ...holder.slice(index)];
}

function removed(holder: Holder, key: string): Holder {
  child(holder, key);
  if (Array.isArray(holder)) return holder.filter((_, index) => index !== Number(key));
  const { [key]: _gone, ...kept } = holder;
  return kept;
}

/** Keeps the place of an existing key. */
function set(holder: Holder, key: string, given: unknown): Holder {
  if (Array.isArray(holder)) return holder.map((item, index) => (index === Number(key) ? given : item));
  return { ...holder, [key]: given };
}

function get(value: unknown, path: string): unknown {
  return tokens(path).reduce((holder, key) => {
    if (!isHolder(holder)) throw new Unfit(path);
    return child(holder, key);
  }, value);
}

function child(holder: Holder, key: string): unknown {
  if (Array.isArray(holder)) return holder[indexOf(key, holder.length - 1)];
  if (!Object.hasOwn(holder, key)) throw new Unfit(key);
  return holder[key];
}

function indexOf(key: string, last: number): number {
  const index = /^(0|[1-9]\d*)$/.test(key) ? Number(key) : Number.NaN;
  if (!(index <= last)) throw new Unfit(key);
  return index;
}

function isHolder(value: unknown): value is Holder {
  return Array.isArray(value) || isObject(value);
}
