/** Changes with a name: what is applied, undone, listed, kept in the journal and sent to others. */
import type { Message } from "../i18n/message.ts";
import { invertOp, type Op, type SetOp } from "./ops.ts";
import type { Selection } from "./state.ts";

export interface Transaction {
  /** What the history calls it. */
  readonly label: Message;
  readonly ops: readonly Op[];
  readonly selectionBefore?: Selection;
  /** Left out: what was selected stays so. */
  readonly selectionAfter?: Selection;
  readonly origin: "local" | "remote" | "fix";
  /** Transactions of one burst of typing, or of one composition, become one step: a name the page makes up. */
  readonly burst?: string;
}

/**
 * What undoes a transaction, selection included.
 *
 *     apply(apply(state, change), invert(change))  // state again
 */
export function invert(transaction: Transaction): Transaction {
  const { selectionBefore, selectionAfter, ...rest } = transaction;
  return {
    ...rest,
    ops: transaction.ops.map(invertOp).reverse(),
    ...(selectionAfter && { selectionBefore: selectionAfter }),
    ...(selectionBefore && { selectionAfter: selectionBefore }),
  };
}

/** Two transactions, one right after the other, as one. Sets of the same field become one set. */
export function compose(first: Transaction, second: Transaction): Transaction {
  const ops = [...first.ops];
  for (const op of second.ops) {
    const last = ops.at(-1);
    const joined = last?.op === "set" && op.op === "set" ? join(last, op) : undefined;
    if (joined === undefined) ops.push(op);
    else ops.splice(-1, 1, ...joined);
  }
  const { selectionBefore: _ignored, ...later } = second;
  return { ...later, ops, ...(first.selectionBefore && { selectionBefore: first.selectionBefore }) };
}

/** Two sets as one, as none when nothing is left of them; undefined when they are two. */
function join(first: SetOp, second: SetOp): readonly SetOp[] | undefined {
  const isSameField = first.id === second.id && first.path.join("\0") === second.path.join("\0");
  // A member that goes and comes back may come back at another place.
  if (!isSameField || (second.before === undefined && first.at !== second.at)) return undefined;
  if (first.before === second.after) return [];
  const { at: _first, ...joined } = first;
  const at = first.before === undefined ? first.at : second.at;
  return [{ ...joined, after: second.after, ...(at !== undefined && { at }) }];
}
