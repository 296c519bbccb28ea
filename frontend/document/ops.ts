/** The four ways a document changes, each with its exact inverse. */
import { assignIds } from "./assign-ids.ts";
import { CARD, type Id, idOf } from "./ids.ts";
import { Unfit } from "./patch.ts";
import { type Position, positionOf } from "./positions.ts";
import { elementOf, holderOf, indexOf, type State } from "./state.ts";
import { type Element, elementsIn, get, type Keys } from "./tree.ts";
import { isObject } from "./values.ts";

/** A field of an element, the card, the document or the notes. `undefined` stands for a member that isn't there. */
export interface SetOp {
  readonly op: "set";
  readonly id: Id;
  readonly path: Keys;
  readonly before: unknown;
  readonly after: unknown;
  /** Where among the members it goes when it comes or came from nothing. */
  readonly at?: number;
}

export interface InsertOp extends Position {
  readonly op: "insert";
  readonly subtree: Element;
}

export interface RemoveOp extends Position {
  readonly op: "remove";
  readonly id: Id;
  readonly subtree: Element;
}

/** `to` is a place in the list as it is without the element. */
export interface MoveOp {
  readonly op: "move";
  readonly id: Id;
  readonly from: Position;
  readonly to: Position;
}

export type Op = SetOp | InsertOp | RemoveOp | MoveOp;

/** What undoes an op. */
export function invertOp(op: Op): Op {
  switch (op.op) {
    case "set":
      return { ...op, before: op.after, after: op.before };
    case "insert":
      return { ...op, op: "remove", id: idOf(op.subtree) ?? "" };
    case "remove": {
      const { id: _id, ...place } = op;
      return { ...place, op: "insert" };
    }
    case "move":
      return { ...op, from: op.to, to: op.from };
  }
}

/**
 * Sets a field; undefined takes it away. Where holders of the field are missing, the topmost one is set whole. `at`: where
 * among its siblings a new member goes. Undefined when that changes nothing.
 */
export function setOp(state: State, id: Id, path: Keys, after: unknown, at?: number): SetOp | undefined {
  const holder = holderOf(state, id);
  if (holder === undefined) throw new Unfit("gone");
  const held = get(holder, path);
  if (held === after) return undefined;
  const missing = path.findIndex(
    (_, index) => index < path.length - 1 && get(holder, path.slice(0, index + 1)) === undefined,
  );
  if (missing >= 0) {
    if (after === undefined) return undefined;
    const value = path.slice(missing + 1).reduceRight<unknown>((inner, key) => ({ [key]: inner }), after);
    return setOp(state, id, path.slice(0, missing + 1), value, at);
  }
  const op = { op: "set", id, path, before: held, after: named(state, after, held) } as const;
  if (held !== undefined && after !== undefined) return op;
  const members = Object.keys(get(holder, path.slice(0, -1)) ?? {});
  return { ...op, at: held === undefined ? (at ?? members.length) : members.indexOf(String(path.at(-1))) };
}

/** Inserts an element; it and those in it get ids where they have none that is free. */
export function insertOp(state: State, place: Position, subtree: Element): InsertOp {
  return { op: "insert", ...place, subtree: named(state, subtree) };
}

/** Removes an element that is the item of a list. */
export function removeOp(state: State, id: Id): RemoveOp {
  const subtree = elementOf(state, id);
  const place = positionOf(state, id);
  if (subtree === undefined || place === undefined) throw new Unfit("gone");
  return { op: "remove", id, ...place, subtree };
}

/** Moves an element that is the item of a list. `to` is a place in the card as it is now. */
export function moveOp(state: State, id: Id, to: Position): MoveOp {
  const from = positionOf(state, id);
  if (from === undefined) throw new Unfit("gone");
  if (to.parent !== CARD && indexOf(state).isWithin(to.parent, id)) throw new Unfit("inside-itself");
  // Right after itself: where it is.
  if (to.afterId === id) return { op: "move", id, from, to: { ...from, skip: (from.skip ?? 0) + (to.skip ?? 0) } };
  return { op: "move", id, from, to };
}

/** A value with ids that are free in the state; those of `gone`, which leaves with this change, are. */
function named<Value>(state: State, value: Value, gone?: unknown): Value {
  if (typeof value !== "object" || value === null) return value;
  const taken = new Set(indexOf(state).entries.keys());
  for (const element of elementsIn(isObject(gone) || Array.isArray(gone) ? gone : []))
    taken.delete(idOf(element) ?? "");
  return assignIds(value, taken);
}
