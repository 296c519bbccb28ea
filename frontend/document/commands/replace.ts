/** Changes that come as a whole card: a linter's fix, edited JSON, somebody else's draft. They become the smallest edits. */
import { diff } from "../diff.ts";
import { diffFields, dropFields } from "../fields.ts";
import { DOCUMENT, NOTES } from "../ids.ts";
import { applyPatch, type Operation, Unfit } from "../patch.ts";
import { rematch } from "../rematch.ts";
import { namesIn, open, type State } from "../state.ts";
import type { Transaction } from "../transaction.ts";
import { has, isObject, type JsonObject } from "../values.ts";
import { type CommandResult, refusal } from "./result.ts";

/** The repair of a finding; `of` says what its patch is for: the card, unless it mends what the document declares. */
export interface Repair {
  readonly title: string;
  readonly patch: readonly Operation[];
  readonly of?: "document";
}

/** Applies the fix of a finding; refused when the card is no longer the one that was checked. */
export function fix(state: State, { title, patch, of }: Repair): CommandResult {
  const label = { key: "did-fix", params: { title } } as const;
  try {
    if (of === "document") {
      const document = applyPatch(state.document, patch);
      return isObject(document) ? takeOver(state, document, label, "fix") : refusal("fix-stale");
    }
    const card = rematch(state, applyPatch(state.document.card, patch));
    return diff(state, card).transaction(label, undefined, "fix");
  } catch (error) {
    if (error instanceof Unfit) return refusal("fix-stale");
    throw error;
  }
}

/** Makes the card the one somebody wrote as JSON; elements that are recognised stay who they are. */
export function editSource(
  state: State,
  card: JsonObject,
  label: "did-source" | "did-replace" = "did-source",
): Transaction {
  return diff(state, rematch(state, card)).transaction({ key: label, params: {} });
}

/**
 * Makes the document another one: what somebody else saved, a version that was restored. Ids are those of its
 * `editor.nodes`; without them elements are recognised.
 */
export function takeOver(
  state: State,
  document: JsonObject,
  label: Transaction["label"] = { key: "did-remote", params: {} },
  origin: Transaction["origin"] = "remote",
): Transaction {
  const named = namesIn(document) !== undefined;
  const other = open(document);
  const card = named ? other.document.card : rematch(state, document.card);
  const edits = diff(state, card);
  const { card: _card, ...rest } = other.document;
  const wanted = { ...rest, ...(has(state.document, "card") && { card: edits.state.document.card }) };
  diffFields(edits, DOCUMENT, wanted);
  dropFields(edits, DOCUMENT, wanted);
  if (named) {
    diffFields(edits, NOTES, other.notes);
    dropFields(edits, NOTES, other.notes);
  }
  return edits.transaction(label, undefined, origin);
}
