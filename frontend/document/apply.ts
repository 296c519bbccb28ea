/** Applying ops to a state. Everything that does not change stays the same object. */

import { equalJson } from "./equality.ts";
import { idOf, NOTES } from "./ids.ts";
import type { InsertOp, MoveOp, Op, RemoveOp, SetOp } from "./ops.ts";
import { Unfit } from "./patch.ts";
import { indexAt, listOf, type Position } from "./positions.ts";
import { elementOf, indexOf, keepIndex, keysOf, type Selection, type State } from "./state.ts";
import type { Transaction } from "./transaction.ts";
import { type Element, elementsIn, get, inserted, put } from "./tree.ts";

/** The state after a transaction. Throws Unfit when it is not one of this state; then nothing has happened. */
export function apply(state: State, transaction: Transaction): State {
  const next = transaction.ops.reduce(applyOp, state);
  return select(next, transaction.selectionAfter ?? state.selection);
}

/** The state with something else selected; what isn't there is left out. */
export function select(state: State, selection: Selection): State {
  const { entries } = indexOf(state);
  const ids = selection.ids.filter((id) => entries.has(id));
  const kept = ids.length === selection.ids.length ? selection : { ids };
  if (kept === state.selection) return state;
  const next = { ...state, selection: kept };
  keepIndex(state, next);
  return next;
}

/** The state after one op. Throws Unfit when it does not fit. */
export function applyOp(state: State, op: Op): State {
  switch (op.op) {
    case "set":
      return set(state, op);
    case "insert":
      return insert(state, op, op.subtree);
    case "remove":
      return take(state, op);
    case "move":
      return move(state, op);
  }
}

function set(state: State, op: SetOp): State {
  const { id, path, before, after, at } = op;
  if (id === NOTES) {
    expect(get(state.notes, path), before);
    const next = { ...state, notes: put(state.notes, path, after, at) as State["notes"] };
    keepIndex(state, next);
    return next;
  }
  const above = keysOf(state, id);
  if (above === undefined) throw new Unfit("gone");
  const keys = [...above, ...path];
  expect(get(state.document, keys), before);
  const next = { ...state, document: put(state.document, keys, after, at) as State["document"] };
  // Pointers stay true as long as no element comes or goes with the value.
  if (!holdsElements(before) && !holdsElements(after)) keepIndex(state, next);
  return next;
}

function expect(found: unknown, wanted: unknown): void {
  if (!equalJson(found, wanted)) throw new Unfit("changed");
}

function holdsElements(value: unknown): boolean {
  return typeof value === "object" && value !== null && !elementsIn(value).next().done;
}

function insert(state: State, place: InsertOp | Position, subtree: Element): State {
  const { entries } = indexOf(state);
  for (const element of elementsIn(subtree)) {
    const id = idOf(element);
    if (id === undefined || entries.has(id)) throw new Unfit("taken");
  }
  const { keys, items } = listOf(state, place);
  return withList(state, keys, inserted(items, indexAt(items, place), subtree));
}

function take(state: State, { id }: Pick<RemoveOp, "id">): State {
  const keys = keysOf(state, id);
  const last = keys?.at(-1);
  if (keys === undefined || typeof last !== "number") throw new Unfit("gone");
  const items = get(state.document, keys.slice(0, -1)) as readonly unknown[];
  return withList(
    state,
    keys.slice(0, -1),
    items.filter((_, index) => index !== last),
  );
}

function move(state: State, { id, to }: MoveOp): State {
  const element = elementOf(state, id);
  if (element === undefined) throw new Unfit("gone");
  return insert(take(state, { id }), to, element);
}

function withList(state: State, keys: readonly (string | number)[], items: readonly unknown[]): State {
  return { ...state, document: put(state.document, keys, items) as State["document"] };
}
