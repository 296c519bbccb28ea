/** What people do to what is selected; one place for hover bar, menus, outline, keys and the strip of a phone. */
import { duplicate, move } from "../../document/commands/move.ts";
import { lock, rename } from "../../document/commands/notes.ts";
import { remove } from "../../document/commands/remove.ts";
import { refusal, topmost } from "../../document/commands/result.ts";
import { unwrap, wrap } from "../../document/commands/wrap.ts";
import { type Gap, gapsFor } from "../../document/gaps.ts";
import { CARD, type Id } from "../../document/ids.ts";
import { indexAt, listOf, type Position, positionAt, positionOf } from "../../document/positions.ts";
import { elementOf, indexOf, type State } from "../../document/state.ts";
import type { Element } from "../../document/tree.ts";
import { parentOf } from "./nodes.ts";
import type { Studio } from "./studio.ts";

/** The selected elements that stand in no other selected one and are items of lists: those that can be moved. */
export function movable(state: State, ids: readonly Id[]): readonly Id[] {
  return topmost(state, ids).filter((id) => positionOf(state, id) !== undefined);
}

export function elementsOf(state: State, ids: readonly Id[]): readonly Element[] {
  return ids.map((id) => elementOf(state, id)).filter((element) => element !== undefined);
}

/** The gaps elements may be moved to or put at, those inside the elements themselves left out. */
export function gapsOutside(
  { state, catalog }: Studio,
  elements: readonly Element[],
  moved: readonly Id[],
): readonly Gap[] {
  const index = indexOf(state);
  return gapsFor(state, catalog, elements).filter(({ parent }) => !moved.some((id) => index.isWithin(parent, id)));
}

/** Whether `moved`, which stand side by side, would stay where they are. */
export function isHere(state: State, moved: readonly Id[], gap: Position): boolean {
  const stands = moved.map((id) => positionOf(state, id));
  const [first] = stands;
  if (first === undefined || first.parent !== gap.parent || first.slot !== gap.slot) return false;
  const together = stands.every((place, at) => at === 0 || place?.afterId === moved[at - 1]);
  return together && (gap.afterId === first.afterId || moved.includes(gap.afterId ?? ""));
}

/** Moves what is selected one step up (-1) or down (1): past its neighbour, or out of what it stands in. */
export function shift(studio: Studio, by: -1 | 1): boolean {
  const { state, catalog, selected } = studio;
  const ids = movable(state, selected);
  const place = besides(state, ids, by) ?? outside(studio, ids, by);
  if (place === undefined) {
    studio.refuse(refusal(ids.length === 0 ? "nothing-selected" : by < 0 ? "is-first" : "is-last").reason);
    return false;
  }
  return studio.apply(move(state, catalog, ids, place));
}

/** The place past the neighbour in the list. */
function besides(state: State, ids: readonly Id[], by: -1 | 1): Position | undefined {
  const edge = by < 0 ? ids[0] : ids.at(-1);
  const place = edge === undefined ? undefined : positionOf(state, edge);
  if (place === undefined) return undefined;
  const { items } = listOf(state, place);
  const position = indexAt(items, place);
  const wanted = by < 0 ? position - 1 : position + 2;
  return wanted < 0 || wanted > items.length ? undefined : positionAt(place.parent, place.slot, items, wanted);
}

/** The nearest legal place before or behind in the card. */
function outside(studio: Studio, ids: readonly Id[], by: -1 | 1): Position | undefined {
  const { state } = studio;
  const gaps = gapsOutside(studio, elementsOf(state, ids), ids);
  const here = gaps.flatMap((gap, at) => (isHere(state, ids, gap) ? [at] : []));
  if (here.length === 0) return undefined;
  const rest = by < 0 ? gaps.slice(0, here[0]).reverse() : gaps.slice((here.at(-1) ?? 0) + 1);
  // Nobody who moves something down wants a column made for it.
  return rest.find(({ legal, wrap }) => legal && wrap !== "column");
}

export function duplicateSelected(studio: Studio): boolean {
  const isDone = studio.apply(duplicate(studio.state, studio.catalog, studio.selected));
  if (isDone) studio.reveal(studio.selected);
  return isDone;
}

export function removeSelected(studio: Studio): boolean {
  return studio.apply(remove(studio.state, studio.selected));
}

export function wrapSelected(studio: Studio, kind: string): boolean {
  return studio.apply(wrap(studio.state, studio.catalog, studio.selected, kind));
}

export function unwrapSelected(studio: Studio): boolean {
  return studio.apply(unwrap(studio.state, studio.catalog, studio.focus));
}

/** Locks what is selected, or unlocks it when all of it is locked. */
export function lockSelected(studio: Studio): boolean {
  const { state, selected } = studio;
  return studio.apply(lock(state, selected, !selected.every((id) => state.notes[id]?.locked === true)));
}

/** Gives an element a name; the same name again is no step. */
export function renameTo(studio: Studio, id: Id, name: string): boolean {
  const wanted = name.trim();
  if (wanted === (studio.state.notes[id]?.name ?? "")) return true;
  return studio.apply(rename(studio.state, id, wanted));
}

/** Selects what the selected element stands in; at the top the card. */
export function selectParent(studio: Studio): void {
  if (studio.focus === CARD) return;
  const parent = parentOf(studio, studio.focus);
  if (parent === CARD) studio.selectCard();
  else studio.select([parent]);
}
