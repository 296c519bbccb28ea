/** JSON Patch (RFC 6902) on values parsed by `lossless-json`: how a finding's fix is applied. DOM-free, changes nothing. */

import { equalJson } from "./equality.ts";
import { tokens } from "./pointer.ts";
import { isObject } from "./values.ts";

export interface Operation {
  readonly op: string;
  readonly path: string;
  readonly from?: string;
  readonly value?: unknown;
}

/** The patch does not fit the value: a `test` failed, or a path leads nowhere. */
export class Unfit extends Error {}

/**
 * A changed copy of `value`, parts that did not change shared. Throws Unfit and then nothing has happened. Each container on
 * the way is copied once, however many operations go through it.
 */
export function applyPatch(value: unknown, patch: readonly Operation[]): unknown {
  const patching = new Patching(value);
  for (const operation of patch) patching.apply(operation);
  return patching.value;
}

type Holder = unknown[] | Record<string, unknown>;
type Edit = (holder: Holder, key: string) => void;

class Patching {
  /** Containers that are ours to change. */
  private own = new WeakSet<Holder>();

  constructor(public value: unknown) {}

  apply({ op, path, from, value: given }: Operation): void {
    switch (op) {
      case "test":
        if (!equalJson(get(this.value, path), given)) throw new Unfit(`test ${path}`);
        return;
      case "add":
        this.change(path, add(given), given);
        return;
      case "replace":
        get(this.value, path);
        this.change(path, replace(given), given);
        return;
      case "remove":
        // Of the whole value nothing is left, and JSON writes that `null`.
        this.change(path, remove, null);
        return;
      case "move":
      case "copy": {
        const moved = get(this.value, from ?? "");
        if (op === "move") this.change(from ?? "", remove, null);
        // What stands in two places may be changed in one of them.
        else this.own = new WeakSet();
        this.change(path, add(moved), moved);
        return;
      }
      default:
        throw new Unfit(`unknown operation ${op}`);
    }
  }

  private change(path: string, edit: Edit, whole: unknown): void {
    const keys = tokens(path);
    const last = keys.pop();
    if (last === undefined) {
      this.value = whole;
      return;
    }
    let holder = this.owned(this.value, last);
    this.value = holder;
    for (const key of keys) {
      const below = this.owned(child(holder, key), key);
      put(holder, key, below);
      holder = below;
    }
    edit(holder, last);
  }

  private owned(value: unknown, key: string): Holder {
    if (!isHolder(value)) throw new Unfit(key);
    if (this.own.has(value)) return value;
    const copy: Holder = Array.isArray(value) ? value.slice() : { ...value };
    this.own.add(copy);
    return copy;
  }
}

function add(given: unknown): Edit {
  return (holder, key) => {
    if (Array.isArray(holder)) holder.splice(key === "-" ? holder.length : indexOf(key, holder.length), 0, given);
    else put(holder, key, given);
  };
}

/** What is there already: its key keeps its place. */
function replace(given: unknown): Edit {
  return (holder, key) => put(holder, key, given);
}

function remove(holder: Holder, key: string): void {
  child(holder, key);
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
}

/** A key like `__proto__` is a key like any other. */
function put(holder: Holder, key: string, value: unknown): void {
  if (Array.isArray(holder)) holder[Number(key)] = value;
  else Object.defineProperty(holder, key, { value, writable: true, enumerable: true, configurable: true });
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
