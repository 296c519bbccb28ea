/** The elements at the top of a card of either format. */
import { rootSlots } from "../../document/gaps.ts";
import { open, type State } from "../../document/state.ts";
import { below, type Element } from "../../document/tree.ts";

/** The lists at the top of the card that have elements to show, with the slot each is. */
export function rootLists(state: State): readonly (readonly [string, readonly Element[]])[] {
  const lists = new Map<string, Element[]>(rootSlots(state).map((slot) => [slot, []]));
  for (const [keys, element] of below(state.document.card)) {
    lists.get(keys.slice(0, -1).join("/"))?.push(element);
  }
  return [...lists];
}

/** Those of a card that is not being edited, base texts first. */
export function rootElements(card: unknown): readonly Element[] {
  const [first] = rootLists(open({ card }));
  return first === undefined ? [] : first[1];
}
