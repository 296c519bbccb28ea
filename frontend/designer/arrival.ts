/** What the address asks to be shown on opening: the mark of a tile in the library leads to the checks, or to one place. */
import { CARD } from "../document/ids.ts";
import { locationOf } from "../document/state.ts";
import { nodeOf } from "./core/nodes.ts";
import type { Studio } from "./core/studio.ts";

/** `#checks` is the list; `#at=/body/elements/2` the element at this place of the card. */
export function arrive(studio: Studio, hash: string): void {
  const asked = new URLSearchParams(hash.slice(1));
  if (asked.has("checks")) studio.showPanel("checks");
  const pointer = asked.get("at");
  if (pointer === null) return;
  const id = nodeOf(studio, locationOf(studio.state, pointer).id);
  if (id === CARD) studio.selectCard(pointer.startsWith("/header") ? "header" : undefined);
  else {
    studio.select([id]);
    studio.reveal([id], true);
  }
}
