/** Places in lists of elements, named so that they outlive changes elsewhere in the card. */
import { type Id, idOf } from "./ids.ts";
import { Unfit } from "./patch.ts";
import { pointer, tokens } from "./pointer.ts";
import { indexOf, keysOf, type State } from "./state.ts";
import { get, isElement, type Keys } from "./tree.ts";

export interface Position {
  /** The element the list belongs to, or the card. */
  readonly parent: Id;
  /** Where in it the list is, as a pointer without its first slash: `elements`, `body/elements`, `columns`. */
  readonly slot: string;
  /** The element the place comes right after; null: the start of the list. */
  readonly afterId: Id | null;
  /** How many items that are no elements (`null`, a text) lie between; usually left out. */
  readonly skip?: number;
}

/** A list of a state, with the keys that lead there from the document. */
export interface List {
  readonly keys: Keys;
  readonly items: readonly unknown[];
}

export function slotKeys(slot: string): readonly string[] {
  return tokens(`/${slot}`);
}

/** The list of a slot. Throws Unfit when there is none. */
export function listOf(state: State, { parent, slot }: Pick<Position, "parent" | "slot">): List {
  const above = keysOf(state, parent);
  if (above === undefined) throw new Unfit("gone");
  const keys = [...above, ...slotKeys(slot)];
  const items = get(state.document, keys);
  if (!Array.isArray(items)) throw new Unfit("gone");
  return { keys, items };
}

/** The index of a place in its list. Throws Unfit when what it comes after is not there. */
export function indexAt(items: readonly unknown[], { afterId, skip = 0 }: Position): number {
  const before = afterId === null ? -1 : items.findIndex((item) => isElement(item) && idOf(item) === afterId);
  const position = before + 1 + skip;
  if ((afterId !== null && before < 0) || position > items.length) throw new Unfit("gone");
  return position;
}

/** The place of an index of a list. */
export function positionAt(parent: Id, slot: string, items: readonly unknown[], position: number): Position {
  let skip = 0;
  for (let index = position - 1; index >= 0; index -= 1) {
    const item = items[index];
    if (isElement(item)) return named(parent, slot, idOf(item) ?? null, skip);
    skip += 1;
  }
  return named(parent, slot, null, skip);
}

function named(parent: Id, slot: string, afterId: Id | null, skip: number): Position {
  return skip === 0 ? { parent, slot, afterId } : { parent, slot, afterId, skip };
}

/** The place an element stands at; undefined when it is not the item of a list but the value of a field. */
export function positionOf(state: State, id: Id): Position | undefined {
  const entry = indexOf(state).entries.get(id);
  const last = entry?.keys.at(-1);
  if (entry === undefined || typeof last !== "number") return undefined;
  const slot = pointer(entry.keys.slice(entry.depth, -1)).slice(1);
  const { items } = listOf(state, { parent: entry.parent, slot });
  return positionAt(entry.parent, slot, items, last);
}

/** Whether two places are in the same list. */
export function isSameList(a: Position, b: Position): boolean {
  return a.parent === b.parent && a.slot === b.slot;
}
