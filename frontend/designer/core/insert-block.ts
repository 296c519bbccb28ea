/** Putting elements with the declarations of the blanks they use into a card, as one step. DOM-free. */
import { apply } from "../../document/apply.ts";
import type { Catalog } from "../../document/catalog.ts";
import { insert } from "../../document/commands/insert.ts";
import { type CommandResult, isRefusal } from "../../document/commands/result.ts";
import { type Entry, entriesOf, tidied } from "../../document/declarations.ts";
import { equalJson } from "../../document/equality.ts";
import type { Position } from "../../document/positions.ts";
import type { State } from "../../document/state.ts";
import { compose } from "../../document/transaction.ts";
import type { Element } from "../../document/tree.ts";
import { renamedIn, usesOf } from "../variables/uses.ts";
import { declare, freeName } from "../variables/variable-edits.ts";

export interface BlockContent {
  readonly elements: readonly Element[];
  readonly variables: readonly Entry[];
}

/** The elements, and what is declared of the blanks they use. */
export function blockOf(state: State, elements: readonly Element[]): BlockContent {
  const used = usesOf({ elements });
  const listed = entriesOf(state.document) ?? tidied(state.document.variables);
  return { elements, variables: listed.filter(({ name }) => used.has(name)) };
}

/**
 * Inserts a block. What the document declares just so stays one blank; where it has another of that name, the block's gets
 * a name of its own.
 */
export function insertBlock(
  state: State,
  catalog: Catalog,
  place: Position,
  block: BlockContent,
  verb: "insert" | "paste" = "insert",
): CommandResult {
  const { elements, variables } = fitted(state, block);
  const put = insert(state, catalog, place, elements, verb);
  if (isRefusal(put) || variables.length === 0) return put;
  const both = compose(put, declare(apply(state, put), variables));
  return { ...both, label: put.label, ...(put.selectionAfter && { selectionAfter: put.selectionAfter }) };
}

/** The block with other names where the document has them for something else, and what is still to be declared. */
function fitted(state: State, { elements, variables }: BlockContent): BlockContent {
  const listed = entriesOf(state.document) ?? tidied(state.document.variables);
  const taken = [...listed, ...variables].map(({ name }) => name);
  const fresh: Entry[] = [];
  let held: unknown = elements;
  for (const entry of variables) {
    const standing = listed.find(({ name }) => name === entry.name);
    if (standing !== undefined && equalJson(standing, entry)) continue;
    const name = standing === undefined ? entry.name : freeName(entry.name, taken);
    taken.push(name);
    held = renamedIn(held, entry.name, name);
    fresh.push(name === entry.name ? entry : { ...entry, name });
  }
  return { elements: held as readonly Element[], variables: fresh };
}
