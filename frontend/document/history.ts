/**
 * Undo and redo as a list of named steps. Immutable, and apart from the state: each function takes both and answers both.
 * Fixes are steps like any other; what others do is not, but local steps stay undoable around it.
 */
import type { Message } from "../i18n/message.ts";
import { apply, select } from "./apply.ts";
import type { Id } from "./ids.ts";
import type { Op } from "./ops.ts";
import { Unfit } from "./patch.ts";
import type { Position } from "./positions.ts";
import { rebase } from "./rebase.ts";
import type { State } from "./state.ts";
import { compose, invert, type Transaction } from "./transaction.ts";

/** How many steps are kept. */
export const MOST_STEPS = 500;

export interface History {
  /** Done, the latest last. */
  readonly past: readonly Transaction[];
  /** Undone, the one to redo next last. */
  readonly future: readonly Transaction[];
}

/** A step that could not be undone or redone, because of what others did. */
export interface Dropped {
  readonly label: Message;
  readonly reason: Message;
}

export interface Travelled {
  readonly state: State;
  readonly history: History;
  /** What was applied, in order: for the journal and for others. */
  readonly transactions: readonly Transaction[];
  readonly dropped: readonly Dropped[];
}

export const EMPTY: History = { past: [], future: [] };

/** Applies a transaction and notes it. Throws Unfit when it is not one of this state. */
export function record(state: State, history: History, transaction: Transaction): Pick<Travelled, "state" | "history"> {
  const next = apply(state, transaction);
  if (transaction.origin === "remote") return { state: next, history: around(history, transaction) };
  if (transaction.ops.length === 0) return { state: next, history };
  const last = history.past.at(-1);
  const isSameBurst =
    transaction.burst !== undefined && last?.burst === transaction.burst && history.future.length === 0;
  const past =
    isSameBurst && last ? [...history.past.slice(0, -1), compose(last, transaction)] : [...history.past, transaction];
  // A burst that came to nothing is no step.
  const kept = past.at(-1)?.ops.length === 0 ? past.slice(0, -1) : past;
  return { state: next, history: { past: kept.slice(-MOST_STEPS), future: [] } };
}

/** Undoes the latest step that still can be; those that cannot are dropped, with the reason. */
export function undo(state: State, history: History): Travelled {
  return step(state, history, "past");
}

/** Redoes the step undone last. */
export function redo(state: State, history: History): Travelled {
  return step(state, history, "future");
}

/** Every step, the first first; those from `position` on are undone. */
export function steps({ past, future }: History): { readonly labels: readonly Message[]; readonly position: number } {
  return { labels: [...past, ...[...future].reverse()].map(({ label }) => label), position: past.length };
}

/** Goes to where `position` steps are done: 0 is the beginning. */
export function travel(state: State, history: History, position: number): Travelled {
  let at: Travelled = { state, history, transactions: [], dropped: [] };
  while (at.history.past.length !== position) {
    const from = at.history.past.length > position ? "past" : "future";
    if (at.history[from].length === 0) return at;
    const next = step(at.state, at.history, from);
    at = {
      ...next,
      transactions: [...at.transactions, ...next.transactions],
      dropped: [...at.dropped, ...next.dropped],
    };
  }
  return at;
}

function step(state: State, history: History, from: keyof History): Travelled {
  const left = [...history[from]];
  const dropped: Dropped[] = [];
  for (let done = left.pop(); done !== undefined; done = left.pop()) {
    try {
      const { state: next, transaction } = rebase(state, from === "past" ? invert(done) : done);
      const selected = select(next, transaction.selectionAfter ?? state.selection);
      return {
        state: selected,
        history: turned(history, left, transaction, from),
        transactions: [transaction],
        dropped,
      };
    } catch (error) {
      if (!(error instanceof Unfit)) throw error;
      const key = error.message === "changed" ? "drop-changed" : "drop-gone";
      dropped.push({ label: done.label, reason: { key, params: {} } });
    }
  }
  return { state, history: { ...history, [from]: left }, transactions: [], dropped };
}

/** The history after a step was taken off one side: it is put on the other, as it really happened. */
function turned(
  history: History,
  left: readonly Transaction[],
  transaction: Transaction,
  from: keyof History,
): History {
  return from === "past"
    ? { past: left, future: [...history.future, invert(transaction)] }
    : { past: [...history.past, transaction], future: left };
}

/** The history after somebody else took elements away: places that were named by one are named by its neighbour. */
function around(history: History, { ops }: Transaction): History {
  const neighbours = new Map<Id, Id | null>();
  for (const op of ops) if (op.op === "remove") neighbours.set(op.id, op.afterId);
  if (neighbours.size === 0) return history;
  const shift = (transaction: Transaction) => ({
    ...transaction,
    ops: transaction.ops.map((op) => shifted(op, neighbours)),
  });
  return { past: history.past.map(shift), future: history.future.map(shift) };
}

function shifted(op: Op, neighbours: ReadonlyMap<Id, Id | null>): Op {
  if (op.op === "set") return op;
  if (op.op === "move") return { ...op, from: moved(op.from, neighbours), to: moved(op.to, neighbours) };
  return moved(op, neighbours);
}

function moved<Named extends Position>(place: Named, neighbours: ReadonlyMap<Id, Id | null>): Named {
  let { afterId } = place;
  while (afterId !== null) {
    const next = neighbours.get(afterId);
    if (next === undefined) break;
    afterId = next;
  }
  return afterId === place.afterId ? place : { ...place, afterId };
}
