/** Which text a place of the drawn card shows, and where in the document its source stands. DOM-free. */
import { CARD, type Id, idOf } from "../../document/ids.ts";
import { TEXTS } from "../../document/slots.ts";
import { elementOf, formatOf, holderOf, isLocked, locationOf, pointerOf, type State } from "../../document/state.ts";
import { below, type Element, get, isElement, type Keys } from "../../document/tree.ts";
import { isObject } from "../../document/values.ts";
import type { SlotDialect } from "./markup.ts";

export interface TextSlot {
  /** The element that holds the text. */
  readonly id: Id;
  readonly path: Keys;
  readonly dialect: SlotDialect;
  /** Where it stands in the template; what is drawn of it carries a pointer that leads there. */
  readonly pointer: string;
}

/**
 * The text at a pointer of the template, or the first one in what stands there, in the language the card is looked at in.
 * Undefined where there is none that may be changed.
 */
export function slotAt(state: State, pointer: string, locale: string): TextSlot | undefined {
  const { id, keys } = locationOf(state, pointer);
  const held = id === CARD ? get(state.document.card, keys) : elementOf(state, id);
  const element = isText(held) ? held : firstText(held);
  const own = element === undefined ? undefined : idOf(element);
  if (element === undefined || own === undefined || isLocked(state, own)) return undefined;
  return {
    id: own,
    path: pathIn(element, locale),
    dialect: dialectOf(state, element),
    pointer: pointerOf(state, own) ?? "",
  };
}

/** The present words of a slot; undefined when it is gone. */
export function wordsIn(state: State, { id, path }: TextSlot): string | undefined {
  const holder = holderOf(state, id);
  if (holder === undefined) return undefined;
  const words = get(holder, path);
  return typeof words === "string" ? words : "";
}

function isText(value: unknown): value is Element {
  return (
    isElement(value) && TEXTS.has(value.tag) && (typeof value.content === "string" || isObject(value.i18n_content))
  );
}

/** Not into lists of elements: their texts are other elements' words. */
function firstText(holder: unknown): Element | undefined {
  for (const [keys, element] of below(holder)) {
    const inList = typeof keys.at(-1) === "number" && ["elements", "columns", "actions"].includes(String(keys.at(-2)));
    if (isText(element) && !inList) return element;
  }
  return undefined;
}

function pathIn(element: Element, locale: string): Keys {
  for (const key of ["i18n_content", "i18n"]) {
    const translations = element[key];
    if (locale !== "" && isObject(translations) && typeof translations[locale] === "string") return [key, locale];
  }
  return ["content"];
}

function dialectOf(state: State, { tag }: Element): SlotDialect {
  if (tag === "plain_text") return "plain";
  if (tag === "lark_md") return "lark_md";
  return formatOf(state) === "2.0" ? "v2" : "v1";
}
