/** Pasted texts that are more than a card: the server takes the card out. */
import { editSource, takeOver } from "../../document/commands/replace.ts";
import { exactly } from "../../document/exact-json.ts";
import type { State } from "../../document/state.ts";
import type { Transaction } from "../../document/transaction.ts";
import { isObject, type JsonObject } from "../../document/values.ts";
import { call } from "../../web/api.ts";

export interface Unwrapped {
  readonly card: JsonObject;
  /** When what was pasted is a whole document. */
  readonly document: JsonObject | undefined;
}

/** What a card can have at its root, besides its elements. */
const ROOT_KEYS = new Set(["schema", "config", "card_link", "header", "i18n_header", "fallback"]);

/** Whether an object has what a card never has at its root; the server has the last word on what it is. */
export function isEnvelope(value: JsonObject): boolean {
  if (["elements", "body", "i18n_elements"].some((key) => key in value)) return false;
  if (["msg_type", "dsl", "cardContent"].some((key) => key in value) || isObject(value.card)) return true;
  const keys = Object.keys(value);
  return keys.length > 0 && !keys.some((key) => ROOT_KEYS.has(key) || key.startsWith("$"));
}

/** Rejects when there is no card in the text, or no answer. */
export async function unwrap(text: string): Promise<Unwrapped> {
  const answer = await call("POST", "cards/unwrap/", { body: { text } });
  const { card, document } = exactly(answer);
  if (!isObject(card)) throw new Error(whyNone(answer.data));
  return { card, document: isObject(document) ? document : undefined };
}

/** The server's sentence for what holds no card. */
export function whyNone(answer: unknown): string {
  const { notes } = Object(answer) as { readonly notes?: readonly { readonly message: string }[] };
  return notes?.at(-1)?.message ?? "";
}

/** The step that makes the card, or the whole document, the one that was pasted. */
export function replacing(state: State, { card, document }: Unwrapped): Transaction {
  if (document === undefined) return editSource(state, card, "did-replace");
  return takeOver(state, document, { key: "did-replace", params: {} }, "local");
}
