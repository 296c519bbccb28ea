/** Places of the text and elements of the card, one by the other. */
import { CARD, type Id } from "../../document/ids.ts";
import { pointer } from "../../document/pointer.ts";
import { indexOf, locationOf } from "../../document/state.ts";
import { nodeOf } from "../core/nodes.ts";
import type { Studio } from "../core/studio.ts";
import type { Range } from "./editor.ts";
import { keysAt, type Node, spotAt } from "./parsed.ts";
import { inCard, type Scope } from "./scope.ts";

type Keys = readonly (string | number)[];

/** The keys of the card an offset lies at; none beside the card. */
export function cardKeysAt(tree: Node, scope: Scope, offset: number): Keys {
  return inCard(keysAt(tree, offset), scope, (key) => key) ?? [];
}

/** Where what is selected stands in the text. */
export function selectedRanges(studio: Studio, tree: Node, { toCard }: Scope): readonly Range[] {
  const { entries } = indexOf(studio.state);
  const keys = studio.selected.map((id) => entries.get(id)?.keys).filter((one) => one !== undefined);
  if (studio.section === "header") keys.push(["header"]);
  return keys.map((one) => {
    const { start, node } = spotAt(tree, [...toCard, ...one]);
    return { from: start, to: node.end };
  });
}

/** Selects what stands at keys of the card, and brings it into sight. */
export function selectAt(studio: Studio, keys: Keys, flash = false): void {
  const id = nodeOf(studio, idAt(studio, keys));
  if (id === CARD) studio.selectCard(keys[0] === "header" ? "header" : undefined);
  else {
    studio.select([id]);
    studio.reveal([id], flash);
  }
}

/** The innermost element at keys of the card. */
export function idAt(studio: Studio, keys: Keys): Id {
  return locationOf(studio.state, pointer(keys)).id;
}
