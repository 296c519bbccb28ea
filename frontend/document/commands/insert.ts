/** Adding elements: from the palette, from the clipboard. */
import { fresh } from "../assign-ids.ts";
import type { Catalog } from "../catalog.ts";
import { Edits } from "../edits.ts";
import type { Place } from "../positions.ts";
import type { State } from "../state.ts";
import type { Element } from "../tree.ts";
import { withFreeNames } from "../unique-names.ts";
import { put } from "./put-elements.ts";
import { did, type Outcome, refusal } from "./result.ts";

/**
 * Inserts elements side by side at a place. They are copied: new ids, and other names where theirs are taken.
 *
 *     insert(state, catalog, { parent: CARD, slot: "body/elements", afterId: null }, [{ tag: "hr" }])
 */
export function insert(
  state: State,
  catalog: Catalog,
  place: Place,
  elements: readonly Element[],
  verb: "insert" | "paste" = "insert",
): Outcome {
  if (elements.length === 0) return refusal("nothing-selected");
  const edits = new Edits(state);
  const copies = withFreeNames(state, elements).map(fresh);
  const ids = put(edits, catalog, place, copies);
  return "reason" in ids ? ids : edits.transaction(did(verb, edits.state, copies), ids);
}

/** Inserts what was on the clipboard. */
export function paste(state: State, catalog: Catalog, place: Place, elements: readonly Element[]): Outcome {
  return insert(state, catalog, place, elements, "paste");
}
