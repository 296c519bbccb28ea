/** Putting elements into a list: what inserting, pasting, moving, wrapping and unwrapping share. */
import { withNewIds } from "../assign-ids.ts";
import type { Catalog } from "../catalog.ts";
import type { Edits } from "../edits.ts";
import { CARD, type Id, idOf } from "../ids.ts";
import { judgePlacement, ruleOf } from "../placement.ts";
import { type Position, positionOf, slotKeys } from "../positions.ts";
import { elementOf, formatOf, holderOf, holds } from "../state.ts";
import { type Element, get } from "../tree.ts";
import { type Refusal, refusal } from "./result.ts";

/**
 * Puts elements side by side at a place, new ones as they are, elements of the state by moving them; with an action block or
 * a column around where the place asks for it. Answers their ids, or why not.
 */
export function putElements(
  edits: Edits,
  catalog: Catalog,
  place: Position,
  elements: readonly Element[],
): readonly Id[] | Refusal {
  const { legal, reason, wrap } = judgePlacement(edits.state, catalog, place, elements);
  if (!legal) return reason ? { reason } : refusal("not-together");
  ensureList(edits, place);
  const left = elements.filter((element) => holds(edits.state, element)).map((element) => parentOf(edits, element));
  const ids = wrap === undefined ? putAll(edits, place, elements) : putWrapped(edits, catalog, place, elements, wrap);
  for (const parent of new Set(left)) tidy(edits, parent);
  return ids;
}

function parentOf(edits: Edits, element: Element): Id {
  return positionOf(edits.state, idOf(element) ?? "")?.parent ?? CARD;
}

/** Makes the list of a place where its holder has none yet. */
export function ensureList(edits: Edits, { parent, slot }: Position): void {
  if (get(holderOf(edits.state, parent), slotKeys(slot)) === undefined) edits.set(parent, slotKeys(slot), []);
}

function putAll(edits: Edits, place: Position, elements: readonly Element[]): readonly Id[] {
  let at = place;
  return elements.map((element) => {
    const id = putOne(edits, at, element);
    at = after(place, id);
    return id;
  });
}

function putOne(edits: Edits, place: Position, element: Element): Id {
  const id = idOf(element);
  if (id === undefined || !holds(edits.state, element)) return edits.insert(place, element);
  edits.move(id, place);
  return id;
}

function after({ parent, slot }: Position, afterId: Id): Position {
  return { parent, slot, afterId };
}

/** Runs of elements that need it get one wrapper each. */
function putWrapped(
  edits: Edits,
  catalog: Catalog,
  place: Position,
  elements: readonly Element[],
  wrap: "action" | "column",
): readonly Id[] {
  const ids: Id[] = [];
  let at = place;
  let inside: Position | undefined;
  for (const element of elements) {
    if (!needsWrap(edits, catalog, element, wrap)) {
      const id = putOne(edits, at, element);
      ids.push(id);
      at = after(place, id);
      inside = undefined;
      continue;
    }
    if (inside === undefined) {
      const wrapper = edits.insert(at, withNewIds(WRAPPERS[wrap]));
      at = after(place, wrapper);
      inside = { parent: wrapper, slot: wrap === "action" ? "actions" : "elements", afterId: null };
    }
    const id = putOne(edits, inside, element);
    ids.push(id);
    inside = after(inside, id);
  }
  return ids;
}

const WRAPPERS: Readonly<Record<"action" | "column", Element>> = {
  action: { tag: "action", actions: [] },
  column: { tag: "column", width: "weighted", weight: 1, elements: [] },
};

function needsWrap(edits: Edits, catalog: Catalog, { tag }: Element, wrap: "action" | "column"): boolean {
  if (wrap === "column") return tag !== "column";
  return ruleOf(catalog, formatOf(edits.state), "root", tag) === "needs-action";
}

const HOLLOW: Readonly<Record<string, string>> = { action: "actions", column_set: "columns" };

/** Takes away an action block or a column set that nothing is left in: nobody put it there for its own sake. */
export function tidy(edits: Edits, id: Id): void {
  const element = elementOf(edits.state, id);
  const held = element?.[HOLLOW[element.tag] ?? ""];
  if (Array.isArray(held) && held.length === 0 && positionOf(edits.state, id) !== undefined) edits.remove(id);
}
