/** Making a transaction fit a state that others have changed since. */
import { applyOp } from "./apply.ts";
import { equalJson } from "./equality.ts";
import { idOf } from "./ids.ts";
import { insertOp, moveOp, type Op, removeOp, type SetOp } from "./ops.ts";
import { Unfit } from "./patch.ts";
import { listOf, type Position } from "./positions.ts";
import { elementOf, holderOf, type State } from "./state.ts";
import type { Transaction } from "./transaction.ts";
import { type Element, elementsIn, get, isElement } from "./tree.ts";

/**
 * The transaction with ops that fit `state`, and the state it leads to. Elements are found by their ids, wherever they are by
 * now. Throws Unfit: `gone` when one of them is no longer there, `changed` when a field holds something else than expected.
 */
export function rebase(
  state: State,
  transaction: Transaction,
): { readonly state: State; readonly transaction: Transaction } {
  let next = state;
  const ops: Op[] = [];
  for (const op of transaction.ops) {
    const fitted = fit(next, op);
    next = applyOp(next, fitted);
    ops.push(fitted);
  }
  return { state: next, transaction: { ...transaction, ops } };
}

function fit(state: State, op: Op): Op {
  switch (op.op) {
    case "set":
      return fitSet(state, op);
    case "insert":
      for (const element of elementsIn(op.subtree)) if (isThere(state, element)) throw new Unfit("changed");
      return insertOp(state, fitPlace(state, op), op.subtree);
    case "remove":
      return removeOp(state, op.id);
    case "move":
      return moveOp(state, op.id, fitPlace(state, op.to));
  }
}

function fitSet(state: State, op: SetOp): SetOp {
  const holder = holderOf(state, op.id);
  if (holder === undefined) throw new Unfit("gone");
  const before = get(holder, op.path);
  if (!equalJson(before, op.before)) throw new Unfit("changed");
  return { ...op, before };
}

function isThere(state: State, element: Element): boolean {
  return elementOf(state, idOf(element) ?? "") !== undefined;
}

/** The place, or the end of its list when what it came after has left. */
function fitPlace(state: State, { parent, slot, afterId, skip = 0 }: Position): Position {
  const { items } = listOf(state, { parent, slot });
  const elements = items.filter(isElement);
  const isLeft = afterId !== null && !elements.some((item) => idOf(item) === afterId);
  const last = elements.at(-1);
  if (isLeft) return { parent, slot, afterId: last ? (idOf(last) ?? null) : null };
  return skip > 0 && skip <= items.length ? { parent, slot, afterId, skip } : { parent, slot, afterId };
}
