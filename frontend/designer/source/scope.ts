/** What the pane shows: the card, or the whole document around it, with its variables and samples. DOM-free. */
import { editSource, takeOver } from "../../document/commands/replace.ts";
import type { State } from "../../document/state.ts";
import type { Transaction } from "../../document/transaction.ts";
import type { JsonObject } from "../../document/values.ts";

export type ScopeName = "card" | "document";

export interface Scope {
  /** The keys from what is shown to the card. */
  readonly toCard: readonly string[];
  readonly shown: (state: State) => unknown;
  /** The step that makes what is shown another value. */
  readonly taken: (state: State, value: JsonObject) => Transaction;
}

export const SCOPES: Readonly<Record<ScopeName, Scope>> = {
  card: {
    toCard: [],
    shown: ({ document }) => document.card,
    taken: (state, value) => editSource(state, value),
  },
  document: {
    toCard: ["card"],
    shown: ({ document: { editor: _notes, ...document } }) => document,
    taken: (state, value) => {
      const { editor } = state.document;
      const document = editor === undefined ? value : { ...value, editor };
      return takeOver(state, document, { key: "did-source", params: {} }, "local");
    },
  },
};

/** Keys from what is shown, as keys of the card; undefined for what lies beside the card. */
export function inCard<Key>(
  keys: readonly Key[],
  { toCard }: Scope,
  keyOf: (key: Key) => unknown,
): readonly Key[] | undefined {
  return toCard.every((key, index) => keys[index] !== undefined && keyOf(keys[index] as Key) === key)
    ? keys.slice(toCard.length)
    : undefined;
}
