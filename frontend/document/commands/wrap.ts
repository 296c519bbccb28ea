/** Putting a container around elements, and taking it off again. */
import { withNewIds } from "../assign-ids.ts";
import { type Catalog, componentOf, holdingSlot, isHolder, type Slot, slotsOf } from "../catalog.ts";
import { Edits } from "../edits.ts";
import { wordsOf } from "../element-words.ts";
import { type Id, idOf } from "../ids.ts";
import { judgePlacement } from "../placement.ts";
import { isSameList, type Position, positionOf } from "../positions.ts";
import { elementOf, formatOf, type State } from "../state.ts";
import { type Element, elementsIn, isElement } from "../tree.ts";
import { withFreeNames } from "../unique-names.ts";
import { isObject } from "../values.ts";
import { putElements } from "./put-elements.ts";
import { type CommandResult, did, elementsOf, type Refusal, refusal, topmost, untouchable } from "./result.ts";

/**
 * Puts a container, one of `containersOf`, around elements that stand in one list. One whose list takes parts gets a part for
 * each, as a column set gets columns.
 */
export function wrap(state: State, catalog: Catalog, ids: readonly Id[], kind: string): CommandResult {
  const inside = topmost(state, ids);
  const refused = untouchable(state, inside) ?? apart(state, inside);
  if (refused) return refused;
  const elements = elementsOf(state, inside);
  const place = positionOf(state, inside[0] ?? "");
  const slot = holdingSlot(catalog, kind, formatOf(state)) ?? ELEMENTS;
  const shell = withFreeNames(state, [shellOf(catalog, kind, slot, state, elements)]).map(withNewIds)[0];
  if (place === undefined || shell === undefined) return refusal("not-together");
  const around = withElements(shell, slot, elements);
  const { legal, reason } = judgePlacement(state, catalog, place, [around]);
  if (!legal && reason) return { reason };
  const edits = new Edits(state);
  const id = edits.insert(place, shell);
  const fill = slot.tags === undefined ? putElements : putEachInPart;
  const moved = fill(edits, catalog, { parent: id, slot: slot.key, afterId: null }, elements);
  if ("reason" in moved) return moved;
  return edits.transaction(did("wrap", state, elements, kind), [id]);
}

/** What is judged where the format has no such container. */
const ELEMENTS: Slot = { key: "elements" };

function apart(state: State, ids: readonly Id[]): Refusal | undefined {
  const places = ids.map((id) => positionOf(state, id));
  const [first] = places;
  const together = first !== undefined && places.every((place) => place !== undefined && isSameList(place, first));
  return together ? undefined : refusal("not-together");
}

/** The container as the palette has it, with nothing in it but what it cannot do without. */
function shellOf(catalog: Catalog, kind: string, slot: Slot, state: State, elements: readonly Element[]): Element {
  const snippet = componentOf(catalog, kind)?.snippets[formatOf(state)];
  const shell: Element = isObject(snippet) ? { ...snippet, tag: kind } : { tag: kind };
  if (kind !== "form") return { ...shell, [slot.key]: [] };
  // A form is refused without a button that submits it.
  const held = Array.isArray(shell.elements) ? shell.elements : [];
  const submits = Array.from(elementsIn(elements)).some(isSubmit);
  return { ...shell, elements: submits ? [] : held.filter((item) => isElement(item) && isSubmit(item)) };
}

/** A form with elements in it, to be inserted: those that work nowhere else bring it along. */
export function inForm(state: State, catalog: Catalog, elements: readonly Element[]): Element {
  const slot = holdingSlot(catalog, "form", formatOf(state)) ?? ELEMENTS;
  const shell = shellOf(catalog, "form", slot, state, elements);
  const held = shell[slot.key];
  return { ...shell, [slot.key]: [...elements, ...(Array.isArray(held) ? held : [])] };
}

function isSubmit(element: Element): boolean {
  return element.tag === "button" && (element.action_type === "form_submit" || element.form_action_type === "submit");
}

/** The container as it will be, to be judged. */
function withElements(shell: Element, { key, tags }: Slot, elements: readonly Element[]): Element {
  const [part] = tags ?? [];
  const held = part === undefined ? elements : elements.map((element) => ({ tag: part, elements: [element] }));
  // New in every part: what is moved and what is new are judged alike.
  return withNewIds({ ...shell, [key]: held });
}

/** Each behind the one before, so that it gets a part of its own. */
function putEachInPart(
  edits: Edits,
  catalog: Catalog,
  place: Position,
  elements: readonly Element[],
): readonly Id[] | Refusal {
  const moved: Id[] = [];
  for (const element of elements) {
    const afterId = lastId(elementOf(edits.state, place.parent)?.[place.slot]);
    const added = putElements(edits, catalog, { ...place, afterId }, [element]);
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
  if (isHolder(catalog, container.tag, formatOf(state))) return refusal("part-as-element", { tag: container.tag });
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
    return elements.flatMap((item) =>
      isHolder(catalog, item.tag, formatOf(state)) ? heldIn(catalog, state, item) : [item],
    );
  });
}
