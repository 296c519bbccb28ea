/** Changing one field. */
import { formerExample } from "../declarations.ts";
import { Edits } from "../edits.ts";
import { wordsOf } from "../element-words.ts";
import { CARD, DOCUMENT, type Id } from "../ids.ts";
import { elementOf, holderOf, type State } from "../state.ts";
import type { Transaction } from "../transaction.ts";
import { get, isElement, type Keys } from "../tree.ts";
import { isObject } from "../values.ts";
import { type CommandResult, untouchable } from "./result.ts";

export interface SetFieldOptions {
  /** Changes with one burst become one step of the history: one focus of a field, one composition. */
  readonly burst?: string;
  /** The caret after the change. */
  readonly caret?: { readonly start: number; readonly end: number };
}

/**
 * Sets a field of elements, of the card (CARD) or of the document (DOCUMENT); undefined takes it away, and holders that are
 * empty then. All elements get the same value.
 *
 *     setField(state, [id], ["text", "content"], "同意", { burst: "focus-3" })
 */
export function setField(
  state: State,
  ids: readonly Id[],
  path: Keys,
  value: unknown,
  { burst, caret }: SetFieldOptions = {},
): CommandResult {
  const refused = untouchable(state, ids);
  if (refused) return refused;
  const edits = new Edits(state);
  for (const id of ids) {
    // One of them may stand in a field of another.
    if (holderOf(edits.state, id) === undefined) continue;
    if (id === DOCUMENT) keepExample(edits, path);
    if (value === undefined) clearField(edits, id, path);
    else edits.set(id, path, value);
  }
  const transaction: Transaction = edits.transaction(labelOf(state, ids, path));
  return {
    ...transaction,
    ...(burst !== undefined && { burst }),
    ...(caret && { selectionAfter: { ids, text: { path, ...caret } } }),
  };
}

function labelOf(state: State, ids: readonly Id[], path: Keys): Transaction["label"] {
  const id = ids[0] ?? "";
  if (id === DOCUMENT && path[0] === "variables") return { key: "did-variables", params: {} };
  if (id === DOCUMENT && path[0] === "samples") return { key: "did-samples", params: {} };
  const element = elementOf(state, id);
  const tag = id === CARD || id === DOCUMENT ? "root" : (element?.tag ?? "");
  const text = element ? wordsOf(state, element) : "";
  return { key: "did-set", params: { tag, field: String(path[0] ?? ""), text } };
}

/** The first edit of a blank writes down what the card draws for it, where that was only a sample's. */
function keepExample(edits: Edits, [list, index, key]: Keys): void {
  if (list !== "variables" || typeof index !== "number" || key === undefined || key === "example") return;
  const { document } = edits.state;
  const example = formerExample(document, get(document, [list, index]));
  if (example !== undefined) edits.set(DOCUMENT, [list, index, "example"], example);
}

/** Takes a field away, and with it the objects that only held it. */
export function clearField(edits: Edits, id: Id, path: Keys): void {
  const holder = holderOf(edits.state, id);
  if (get(holder, path) === undefined) return;
  let cut = path;
  while (cut.length > 1 && isOnlyMember(get(holder, cut.slice(0, -1)))) cut = cut.slice(0, -1);
  // The item of a list stays, however empty: its neighbours would become others.
  while (cut.length < path.length && typeof cut.at(-1) === "number") cut = path.slice(0, cut.length + 1);
  edits.set(id, cut, undefined);
}

function isOnlyMember(holder: unknown): boolean {
  return isObject(holder) && !isElement(holder) && Object.keys(holder).length === 1;
}
