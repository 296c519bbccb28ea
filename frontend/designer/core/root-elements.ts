/** The elements at the top of a card of either format, base texts first. */
import { open } from "../../document/state.ts";
import type { Element } from "../../document/tree.ts";
import { rootLists } from "./nodes.ts";

export function rootElements(card: unknown): readonly Element[] {
  const [first] = rootLists(open({ card }));
  return first === undefined ? [] : first[1];
}
