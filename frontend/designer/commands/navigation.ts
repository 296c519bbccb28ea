/** Walking from component to component with the arrow keys, in the order they are read. */

import { CARD, idOf } from "../../document/ids.ts";
import { formatOf } from "../../document/state.ts";
import type { Element } from "../../document/tree.ts";
import { partsIn } from "../core/nodes.ts";
import { rootLists } from "../core/root-elements.ts";
import type { Studio } from "../core/studio.ts";

/** Every component that can be selected, parents before what stands in them. */
function* all(studio: Studio): Generator<string> {
  const format = formatOf(studio.state);
  function* within(elements: readonly Element[]): Generator<string> {
    for (const element of elements) {
      const id = idOf(element);
      if (id !== undefined) yield id;
      yield* within(partsIn(studio.catalog, format, element));
    }
  }
  for (const [, elements] of rootLists(studio.state)) yield* within(elements);
}

export function selectNeighbour(studio: Studio, by: -1 | 1): void {
  const ids = [...all(studio)];
  const at = studio.focus === CARD ? (by > 0 ? -1 : ids.length) : ids.indexOf(studio.focus);
  const next = ids[at + by];
  if (next === undefined) return;
  studio.select([next]);
  studio.reveal([next]);
}

export function selectAll(studio: Studio): void {
  const elements = rootLists(studio.state).flatMap(([, held]) => held);
  studio.select(elements.map((element) => idOf(element) ?? ""));
}
