/** Adding elements: from the palette, from the clipboard. */
import { withNewIds } from "../assign-ids.ts";
import type { Catalog } from "../catalog.ts";
import { Edits } from "../edits.ts";
import type { Position } from "../positions.ts";
import type { State } from "../state.ts";
import type { Element } from "../tree.ts";
import { withFreeNames } from "../unique-names.ts";
import { putElements } from "./put-elements.ts";
import { type CommandResult, did, refusal } from "./result.ts";

/**
 * Inserts elements side by side at a place. They are copied: new ids, and other names where theirs are taken.
 *
 *     insert(state, catalog, { parent: CARD, slot: "body/elements", afterId: null }, [{ tag: "hr" }])
 */
export function insert(
  state: State,
  catalog: Catalog,
  place: Position,
  elements: readonly Element[],
  verb: "insert" | "paste" = "insert",
): CommandResult {
  if (elements.length === 0) return refusal("nothing-selected");
  const edits = new Edits(state);
  const copies = withFreeNames(state, elements).map(withNewIds);
  const ids = putElements(edits, catalog, place, copies);
  return "reason" in ids ? ids : edits.transaction(did(verb, edits.state, copies), ids);
}
