/** What the elements of a card are called, wherever they are named. */
import { componentOf } from "../../document/catalog.ts";
import { readIn, repeatedFor, wordsOf } from "../../document/element-words.ts";
import { CARD, type Id, idOf } from "../../document/ids.ts";
import { elementOf, formatOf, indexOf, type State } from "../../document/state.ts";
import { below, type Element } from "../../document/tree.ts";
import { t } from "../../i18n/outline.ts";
import type { Catalog } from "./catalog.ts";
import { isContainer } from "./nodes.ts";
import type { Studio } from "./studio.ts";

/** What a person calls an element: the name they gave it, its words, else what it is. */
export function nameOf(studio: Studio, id: Id): string {
  const { state, catalog } = studio;
  const element = elementOf(state, id);
  if (element === undefined) return id === CARD ? (catalog.components.root?.label ?? "") : "";
  const entry = indexOf(state).entries.get(id);
  return nameFor(state, catalog, element, Number(entry?.keys.at(-1) ?? 0));
}

/** The same for an element that is the `index`th of its list. */
export function nameFor(state: State, catalog: Catalog, element: Element, index: number): string {
  const noted = state.notes[idOf(element) ?? ""]?.name;
  if (noted !== undefined) return noted;
  if (element.tag === "column") return t("column", { number: index + 1 });
  const words = wordsOf(state, element) || wordsInside(state, catalog, element);
  return words === "" ? (componentOf(catalog, element.tag)?.label ?? element.tag) : words;
}

/** A note is known by its first text; containers are not known by what happens to stand in them. */
function wordsInside(state: State, catalog: Catalog, element: Element): string {
  if (isContainer(catalog, formatOf(state), element.tag)) return "";
  const texts = Array.from(below(element), ([, inner]) => wordsOf(state, inner));
  return texts.find((text) => text !== "") ?? "";
}

/** A text of the selected element, or of the card, as people read it. `each`: what it is repeated for in there. */
export function readable({ state, focus }: Studio, text: string, each?: unknown): string {
  return readIn(state, elementOf(state, focus), text, each);
}

/** When an element is on the card, where that is not always and once: "sometimes hidden", "repeats for each row of …". */
export function whenShown(state: State, element: Element): readonly string[] {
  const list = repeatedFor(state, element);
  const repeats = list === undefined ? [] : [list === "" ? t("repeats-somehow") : t("repeats", { list })];
  return element.$if === undefined ? repeats : [...repeats, t("sometimes-hidden")];
}
