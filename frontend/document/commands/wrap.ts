/** Putting a container around elements, and taking it off again. */
import { withNewIds } from "../assign-ids.ts";
import { type Catalog, componentOf, slotsOf } from "../catalog.ts";
import { Edits } from "../edits.ts";
import { type Id, idOf } from "../ids.ts";
import { judgePlacement } from "../placement.ts";
import { isSameList, type Position, positionOf } from "../positions.ts";
import { elementOf, formatOf, type State } from "../state.ts";
import { type Element, elementsIn, isElement } from "../tree.ts";
import { withFreeNames } from "../unique-names.ts";
import { isObject } from "../values.ts";
import { putElements } from "./put-elements.ts";
import { type CommandResult, did, elementsOf, type Refusal, refusal, topmost, untouchable, wordsOf } from "./result.ts";

export type Wrapper = "column_set" | "form" | "collapsible_panel" | "interactive_container" | "action";

/** Puts a container around elements that stand in one list. A column set gets a column for each. */
export function wrap(state: State, catalog: Catalog, ids: readonly Id[], kind: Wrapper): CommandResult {
  const inside = topmost(state, ids);
  const refused = untouchable(state, inside) ?? apart(state, inside);
  if (refused) return refused;
  const elements = elementsOf(state, inside);
  const place = positionOf(state, inside[0] ?? "");
  const shell = withFreeNames(state, [shellOf(catalog, kind, state, elements)]).map(withNewIds)[0];
  if (place === undefined || shell === undefined) return refusal("not-together");
  const around = withElements(shell, kind, elements);
  const { legal, reason } = judgePlacement(state, catalog, place, [around]);
  if (!legal && reason) return { reason };
  const edits = new Edits(state);
  const id = edits.insert(place, shell);
  const moved =
    kind === "column_set" ? fillColumns(edits, catalog, id, elements) : fill(edits, catalog, id, kind, elements);
  if ("reason" in moved) return moved;
  return edits.transaction(did("wrap", state, elements, kind), [id]);
}

function apart(state: State, ids: readonly Id[]): Refusal | undefined {
  const places = ids.map((id) => positionOf(state, id));
  const [first] = places;
  const together = first !== undefined && places.every((place) => place !== undefined && isSameList(place, first));
  return together ? undefined : refusal("not-together");
}

/** The container as the palette has it, with nothing in it but what it cannot do without. */
function shellOf(catalog: Catalog, kind: Wrapper, state: State, elements: readonly Element[]): Element {
  const snippet = componentOf(catalog, kind)?.snippets[formatOf(state)];
  const shell: Element = isObject(snippet) ? { ...snippet, tag: kind } : { tag: kind };
  const slot = slotOf(kind);
  if (kind !== "form") return { ...shell, [slot]: [] };
  // A form is refused without a button that submits it.
  const held = Array.isArray(shell.elements) ? shell.elements : [];
  const submits = Array.from(elementsIn(elements)).some(isSubmit);
  return { ...shell, elements: submits ? [] : held.filter((item) => isElement(item) && isSubmit(item)) };
}

function isSubmit(element: Element): boolean {
  return element.tag === "button" && (element.action_type === "form_submit" || element.form_action_type === "submit");
}

function slotOf(kind: Wrapper): string {
  return { column_set: "columns", action: "actions" }[kind as string] ?? "elements";
}

/** The container as it will be, to be judged. */
function withElements(shell: Element, kind: Wrapper, elements: readonly Element[]): Element {
  const held = kind === "column_set" ? elements.map((element) => ({ tag: "column", elements: [element] })) : elements;
  // New in every part: what is moved and what is new are judged alike.
  return withNewIds({ ...shell, [slotOf(kind)]: held });
}

function fill(
  edits: Edits,
  catalog: Catalog,
  id: Id,
  kind: Wrapper,
  elements: readonly Element[],
): readonly Id[] | Refusal {
  return putElements(edits, catalog, { parent: id, slot: slotOf(kind), afterId: null }, elements);
}

function fillColumns(edits: Edits, catalog: Catalog, id: Id, elements: readonly Element[]): readonly Id[] | Refusal {
  const moved: Id[] = [];
  for (const element of elements) {
    const columns = elementOf(edits.state, id)?.columns;
    const place: Position = { parent: id, slot: "columns", afterId: lastId(columns) };
    const added = putElements(edits, catalog, place, [element]);
    if ("reason" in added) return added;
    moved.push(...added);
  }
  return moved;
}

function lastId(items: unknown): Id | null {
  const last = Array.isArray(items) ? items.at(-1) : undefined;
  return isElement(last) ? (idOf(last) ?? null) : null;
}

/** Takes a container off: what is in it stands in its place. */
export function unwrap(state: State, catalog: Catalog, id: Id): CommandResult {
  const container = elementOf(state, id);
  const refused = untouchable(state, container ? [id] : []);
  if (refused || container === undefined) return refused ?? refusal("nothing-selected");
  if (container.tag === "column") return refusal("part-as-element", { tag: container.tag });
  const held = heldIn(catalog, state, container);
  const place = positionOf(state, id);
  if (held.length === 0 || place === undefined) return refusal("nothing-inside", { tag: container.tag });
  const edits = new Edits(state);
  const ids = putElements(edits, catalog, { ...place, afterId: id, skip: 0 }, held);
  if ("reason" in ids) return ids;
  if (elementOf(edits.state, id) !== undefined) edits.remove(id);
  const label = { key: "did-unwrap", params: { tag: container.tag, text: wordsOf(state, container) } } as const;
  return edits.transaction(label, ids);
}

/** What an element holds that can stand on its own: of a column set what is in its columns. */
function heldIn(catalog: Catalog, state: State, element: Element): readonly Element[] {
  return slotsOf(catalog, element.tag, formatOf(state)).flatMap(({ key }) => {
    const items = element[key];
    const elements = Array.isArray(items) ? items.filter(isElement) : [];
    return elements.flatMap((item) => (item.tag === "column" ? heldIn(catalog, state, item) : [item]));
  });
}
