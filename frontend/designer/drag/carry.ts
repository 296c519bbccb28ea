/** Carrying elements to another place: taking them up, aiming, putting them down. */
import { move } from "../../document/commands/move.ts";
import type { Entry } from "../../document/declarations.ts";
import type { Gap } from "../../document/gaps.ts";
import type { Id } from "../../document/ids.ts";
import type { Element } from "../../document/tree.ts";
import type { Carried } from "../core/carried.ts";
import { insertBlock } from "../core/insert-block.ts";
import { elementsOf, gapsOutside, isHere, movable } from "../core/selection-actions.ts";
import type { Studio } from "../core/studio.ts";

/** Takes elements up; undefined when none of them can be moved. */
export function lift(
  studio: Studio,
  what: readonly Id[] | readonly Element[],
  by: Carried["by"],
  variables: readonly Entry[] = [],
): Carried | undefined {
  const { state } = studio;
  const ids = movable(
    state,
    what.filter((one) => typeof one === "string"),
  );
  const elements = ids.length > 0 ? elementsOf(state, ids) : what.filter((one) => typeof one !== "string");
  if (elements.length === 0) return undefined;
  const gaps = gapsOutside(studio, elements, ids);
  const carried: Carried = { elements, moved: ids, variables, gaps, at: undefined, by };
  studio.carry(carried);
  return carried;
}

export function aimAt(studio: Studio, at: Gap | undefined): void {
  const { carried } = studio;
  if (carried !== undefined && carried.at !== at) studio.carry({ ...carried, at });
}

/** Whether what is carried would stay where it is. */
export function stays(studio: Studio, { moved, at }: Carried): boolean {
  return at !== undefined && moved.length > 0 && isHere(studio.state, moved, at);
}

/** Puts what is carried where it is held, or says why it can't be. Answers whether the card changed. */
export function drop(studio: Studio): boolean {
  const { carried, state, catalog } = studio;
  studio.carry(undefined);
  if (carried?.at === undefined || stays(studio, carried)) return false;
  const { at, moved } = carried;
  return studio.apply(moved.length > 0 ? move(state, catalog, moved, at) : insertBlock(state, catalog, at, carried));
}

export function letGo(studio: Studio): void {
  studio.carry(undefined);
}
