/** What a command answers: a transaction to apply, or why there is none. */
import type { Message, MessageKey } from "../../i18n/message.ts";
import { wordsOf } from "../element-words.ts";
import type { Id } from "../ids.ts";
import { elementOf, indexOf, isLocked, type State } from "../state.ts";
import type { Transaction } from "../transaction.ts";
import type { Element } from "../tree.ts";

export interface Refusal {
  readonly reason: Message;
}

export type CommandResult = Transaction | Refusal;

/**
 * Tells a refusal from a transaction.
 *
 *     const outcome = remove(state, ids);
 *     if (isRefusal(outcome)) say(outcome.reason); else dispatch(outcome);
 */
export function isRefusal(outcome: CommandResult): outcome is Refusal {
  return "reason" in outcome;
}

export function refusal(key: MessageKey, params: Message["params"] = {}): Refusal {
  return { reason: { key, params } };
}

type Verb = "insert" | "paste" | "remove" | "move" | "duplicate" | "wrap";

/** The label of what was done to elements: one by its tag and words, several by their number. */
export function did(verb: Verb, state: State, elements: readonly Element[], parent = ""): Message {
  const [element] = elements;
  if (element !== undefined && elements.length === 1) {
    return { key: `did-${verb}`, params: { tag: element.tag, text: wordsOf(state, element), parent } };
  }
  return { key: `did-${verb}-several`, params: { count: elements.length, parent } };
}

/** Those of the elements that stand in no other of them, in document order. */
export function topmost(state: State, ids: readonly Id[]): readonly Id[] {
  const index = indexOf(state);
  const wanted = new Set(ids);
  const found: Id[] = [];
  for (const id of index.entries.keys()) {
    if (wanted.has(id) && !Array.from(index.ancestorsOf(id)).some((above) => wanted.has(above))) found.push(id);
  }
  return found;
}

/** The elements of ids, which must be there. */
export function elementsOf(state: State, ids: readonly Id[]): readonly Element[] {
  return ids.map((id) => elementOf(state, id)).filter((element) => element !== undefined);
}

/** Why these elements cannot be changed; undefined when they can. */
export function untouchable(state: State, ids: readonly Id[]): Refusal | undefined {
  if (ids.length === 0) return refusal("nothing-selected");
  const locked = ids.find((id) => isLocked(state, id));
  return locked === undefined ? undefined : refusal("is-locked", { tag: elementOf(state, locked)?.tag ?? "" });
}
