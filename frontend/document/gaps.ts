/**
 * Every gap an element could go to. The one source for pointer, keyboard, paste, palette and outline, so that they all agree
 * on where things may go and why not.
 */
import { type Catalog, slotsOf } from "./catalog.ts";
import { CARD, type Id, idOf } from "./ids.ts";
import { judgePlacement, type Verdict } from "./placement.ts";
import { type Position, positionAt, slotKeys } from "./positions.ts";
import { formatOf, holderOf, type State } from "./state.ts";
import { type Element, get, isElement } from "./tree.ts";
import { isObject } from "./values.ts";

export interface Gap extends Position, Verdict {}

/**
 * All gaps in reading order, each with whether `elements` may stand there together, or why not. Elements of the state are
 * judged as being moved, others as new.
 *
 *     gapsFor(state, catalog, [{ tag: "hr" }]).filter((gap) => gap.legal)
 */
export function gapsFor(state: State, catalog: Catalog, elements: readonly Element[]): readonly Gap[] {
  const found: Gap[] = [];
  const enter = (parent: Id, slot: string): void => {
    const held = get(holderOf(state, parent), slotKeys(slot));
    if (held !== undefined && !Array.isArray(held)) return;
    const items: readonly unknown[] = held ?? [];
    const verdict = judgePlacement(state, catalog, { parent, slot }, elements);
    for (let position = 0; position <= items.length; position += 1) {
      found.push({ ...positionAt(parent, slot, items, position), ...verdict });
      const item = items[position];
      if (!isElement(item)) continue;
      for (const { key } of slotsOf(catalog, item.tag, formatOf(state))) enter(idOf(item) ?? "", key);
    }
  };
  for (const slot of rootSlots(state)) enter(CARD, slot);
  return found;
}

/** The lists at the top of a card: one, or one a language. */
export function rootSlots(state: State): readonly string[] {
  if (formatOf(state) === "2.0") return ["body/elements"];
  const { card } = state.document;
  const localised = isObject(card) && isObject(card.i18n_elements) ? Object.keys(card.i18n_elements) : [];
  const plain = localised.length === 0 || (isObject(card) && card.elements !== undefined);
  return [...(plain ? ["elements"] : []), ...localised.map((locale) => `i18n_elements/${locale}`)];
}
