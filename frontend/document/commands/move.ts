/** Moving and copying elements within the card. */
import { withNewIds } from "../assign-ids.ts";
import type { Catalog } from "../catalog.ts";
import { Edits } from "../edits.ts";
import { CARD, type Id } from "../ids.ts";
import { isSameList, type Position, positionOf } from "../positions.ts";
import { elementOf, type State } from "../state.ts";
import { withFreeNames } from "../unique-names.ts";
import { putElements } from "./put-elements.ts";
import { type CommandResult, did, elementsOf, refusal, topmost, untouchable } from "./result.ts";

/** Moves elements to a place, side by side and in the order they have in the card. */
export function move(state: State, catalog: Catalog, ids: readonly Id[], place: Position): CommandResult {
  const moved = topmost(state, ids).filter((id) => positionOf(state, id) !== undefined);
  const refused = untouchable(state, moved);
  if (refused) return refused;
  const edits = new Edits(state);
  const elements = elementsOf(state, moved);
  const put_ = putElements(edits, catalog, place, elements);
  if ("reason" in put_) return put_;
  const parent = place.parent === CARD ? "root" : (elementOf(state, place.parent)?.tag ?? "");
  return edits.transaction(did("move", state, elements, parent), moved);
}

/** Copies elements to right behind themselves: those of one list together behind the last of them. */
export function duplicate(state: State, catalog: Catalog, ids: readonly Id[]): CommandResult {
  const originals = topmost(state, ids).filter((id) => positionOf(state, id) !== undefined);
  if (originals.length === 0) return refusal("nothing-selected");
  const edits = new Edits(state);
  const made: Id[] = [];
  for (const group of groupsOf(state, originals)) {
    const last = group.at(-1) ?? "";
    const place = positionOf(edits.state, last);
    if (place === undefined) continue;
    const copies = withFreeNames(edits.state, elementsOf(edits.state, group)).map(withNewIds);
    const added = putElements(edits, catalog, { parent: place.parent, slot: place.slot, afterId: last }, copies);
    if ("reason" in added) return added;
    made.push(...added);
  }
  return edits.transaction(did("duplicate", state, elementsOf(state, originals)), made);
}

/** The ids by the list they stand in. */
function groupsOf(state: State, ids: readonly Id[]): readonly (readonly Id[])[] {
  const groups: { place: Position; ids: Id[] }[] = [];
  for (const id of ids) {
    const place = positionOf(state, id);
    if (place === undefined) continue;
    const group = groups.find((held) => isSameList(held.place, place));
    if (group) group.ids.push(id);
    else groups.push({ place, ids: [id] });
  }
  return groups.map((group) => group.ids);
}
