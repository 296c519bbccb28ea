/** Taking elements away. */
import { Edits } from "../edits.ts";
import { CARD, type Id, idOf } from "../ids.ts";
import { positionOf } from "../positions.ts";
import { elementOf, indexOf, type State } from "../state.ts";
import { below } from "../tree.ts";
import { tidy } from "./put-elements.ts";
import { type CommandResult, did, elementsOf, topmost, untouchable } from "./result.ts";
import { clearField } from "./set-field.ts";

/** Removes elements; afterwards their neighbour is selected, so that Delete can be pressed again. */
export function remove(state: State, ids: readonly Id[]): CommandResult {
  const gone = topmost(state, ids);
  const refused = untouchable(state, gone);
  if (refused) return refused;
  const edits = new Edits(state);
  const neighbour = neighbourOf(state, gone);
  for (const id of gone) {
    const entry = indexOf(edits.state).entries.get(id);
    if (entry === undefined) continue;
    if (positionOf(edits.state, id)) edits.remove(id);
    else clearField(edits, entry.parent, entry.keys.slice(entry.depth));
    tidy(edits, entry.parent);
  }
  const selected = [neighbour].filter((id) => id !== undefined && elementOf(edits.state, id) !== undefined) as Id[];
  return edits.transaction(did("remove", state, elementsOf(state, gone)), selected);
}

/** The one after the last, else the one before the first, else what they stand in. */
function neighbourOf(state: State, gone: readonly Id[]): Id | undefined {
  const { entries } = indexOf(state);
  const [first, last] = [entries.get(gone[0] ?? ""), entries.get(gone.at(-1) ?? "")];
  if (first === undefined || last === undefined) return undefined;
  const holder = last.parent === CARD ? state.document.card : elementOf(state, last.parent);
  const siblings = Array.from(below(holder), ([, element]) => idOf(element) ?? "");
  const left = siblings.filter((id) => !gone.includes(id));
  const at = siblings.indexOf(last.id);
  return (
    siblings.slice(at + 1).find((id) => left.includes(id)) ??
    left.at(-1) ??
    (first.parent === CARD ? undefined : first.parent)
  );
}
