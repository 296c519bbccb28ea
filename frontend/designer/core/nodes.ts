/**
 * What of a card can be selected: the elements people see as parts. Texts and icons have ids as well, but belong to what
 * they stand in.
 */
import { componentOf, type Format, slotsOf } from "../../document/catalog.ts";
import { CARD, type Id } from "../../document/ids.ts";
import type { Entry } from "../../document/index.ts";
import { elementOf, formatOf, indexOf, type State } from "../../document/state.ts";
import { below, type Element, type Keys } from "../../document/tree.ts";
import type { Catalog } from "./catalog.ts";
import type { Studio } from "./studio.ts";

/** The selectable element that `id` is or belongs to; CARD when there is none. */
export function nodeOf({ state, catalog }: Studio, id: Id): Id {
  const { entries } = indexOf(state);
  for (let entry = entries.get(id); entry !== undefined; entry = entries.get(entry.parent)) {
    if (isNode(state, catalog, entry)) return entry.id;
  }
  return CARD;
}

function isNode(state: State, catalog: Catalog, { id, parent, keys, depth }: Entry): boolean {
  const tag = elementOf(state, id)?.tag ?? "";
  const holder = parent === CARD ? undefined : elementOf(state, parent)?.tag;
  return isPart(catalog, formatOf(state), holder, tag, keys.slice(depth));
}

/** Whether an element with `tag` at `keys` of its holder (undefined: the card) is something to select. */
function isPart(catalog: Catalog, format: Format, holder: string | undefined, tag: string, keys: Keys): boolean {
  const isItem = holder !== undefined && keys.length === 2 && typeof keys[1] === "number";
  const slot = isItem ? slotsIn(catalog, format, holder).get(String(keys[0])) : undefined;
  return slot ?? componentOf(catalog, tag)?.placeable !== false;
}

const known = new WeakMap<Catalog, Map<string, ReadonlyMap<string, boolean>>>();

/**
 * The keys of a component's lists of elements, looked up once, with whether what stands in them are parts of the card. The
 * texts and icons of a note are not: they are the note.
 */
function slotsIn(catalog: Catalog, format: Format, tag: string): ReadonlyMap<string, boolean> {
  const kept = known.get(catalog) ?? new Map<string, ReadonlyMap<string, boolean>>();
  known.set(catalog, kept);
  const name = `${format} ${tag}`;
  const isWhole = (held: string) =>
    componentOf(catalog, held)?.placeable !== false || slotsOf(catalog, held, format).length > 0;
  const slots =
    kept.get(name) ??
    new Map(slotsOf(catalog, tag, format).map(({ key, tags }) => [key, tags === undefined || tags.every(isWhole)]));
  kept.set(name, slots);
  return slots;
}

/** Whether elements can be put into one with this tag. */
export function isContainer(catalog: Catalog, format: Format, tag: string): boolean {
  return [...slotsIn(catalog, format, tag).values()].includes(true);
}

const inside = new WeakMap<Element, { readonly format: Format; readonly parts: readonly Element[] }>();

/** The selectable elements right inside an element, in document order. */
export function partsIn(catalog: Catalog, format: Format, element: Element): readonly Element[] {
  const held = inside.get(element);
  if (held?.format === format) return held.parts;
  const parts = Array.from(below(element))
    .filter(([keys, inner]) => isPart(catalog, format, element.tag, inner.tag, keys))
    .map(([, inner]) => inner);
  inside.set(element, { format, parts });
  return parts;
}

/** The chain of selectable elements an element stands in, the outermost first, itself last. The card is left out. */
export function pathOf(studio: Studio, id: Id): readonly Id[] {
  const path: Id[] = [];
  for (let at = nodeOf(studio, id); at !== CARD; at = parentOf(studio, at)) path.unshift(at);
  return path;
}

/** The selectable element an element stands in; CARD at the top. */
export function parentOf(studio: Studio, id: Id): Id {
  return nodeOf(studio, indexOf(studio.state).entries.get(id)?.parent ?? CARD);
}
