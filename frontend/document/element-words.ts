/** The words an element is known by, its blanks as people read them. */
import { idOf } from "./ids.ts";
import type * as Reading from "./in-words.ts";
import { elementOf, indexOf, type State } from "./state.ts";
import type { Element } from "./tree.ts";
import { isObject } from "./values.ts";

/** Longest piece of an element's text in a label, in characters. */
const LABEL = 24;

/** Signs of markup, which nobody calls an element by. */
const MARKUP = /<[^<>]*>|\*\*|~~|__|`|^[#>\-*\s]+/g;

type Reader = Pick<typeof Reading, "inWords" | "listOf">;
let reader: Reader | undefined;

/** Says how blanks read. It comes with what fills cards: most pages draw before they need it. */
export function readBlanksWith(given: Reader): void {
  reader = given;
}

/** What an element is known by: its name, or the first words on it. */
export function wordsOf(state: State, element: Element): string {
  const noted = state.notes[idOf(element) ?? ""]?.name;
  return noted === undefined ? firstWords(state, element) : shortened(noted);
}

/** A text that stands in an element, or in the card, as people read it. `each`: what a part of it is repeated for. */
export function readIn(state: State, element: Element | undefined, text: string, each?: unknown): string {
  if (reader === undefined || !text.includes("${")) return text;
  const loops = element === undefined ? [] : [...loopsAround(state, element), element.$each];
  return reader.inWords(state.document, text, [...loops, each]);
}

/** What people call the list an element is repeated for; undefined where it stands there once. */
export function repeatedFor(state: State, element: Element): string | undefined {
  if (element.$each === undefined) return undefined;
  return reader?.listOf(state.document, element.$each, loopsAround(state, element)) ?? "";
}

/** Elements never change, and the outline asks for the words of all of them at every keystroke. */
const known = new WeakMap<Element, string>();

function firstWords(state: State, element: Element): string {
  const held = known.get(element);
  if (held !== undefined) return held;
  const content = contentOf(element) ?? "";
  const words = shortened(readIn(state, element, content).replace(MARKUP, ""));
  if (!content.includes("${")) known.set(element, words);
  return words;
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= LABEL) return line;
  return Array.from(line).length > LABEL ? `${Array.from(line).slice(0, LABEL).join("")}…` : line;
}

function contentOf(element: Element): string | undefined {
  const header = isObject(element.header) ? element.header.title : undefined;
  const field: unknown = Array.isArray(element.fields) ? element.fields[0] : undefined;
  const first = isObject(field) ? field.text : undefined;
  for (const holder of [element, element.text, header, element.title, element.label, element.placeholder, first]) {
    if (isObject(holder) && typeof holder.content === "string" && holder.content !== "") return holder.content;
  }
  return undefined;
}

/** The `$each` of what an element stands in, the outermost first. */
function loopsAround(state: State, element: Element): readonly unknown[] {
  const id = idOf(element);
  const above = id === undefined ? [] : Array.from(indexOf(state).ancestorsOf(id), (one) => elementOf(state, one));
  return above.map((one) => one?.$each).reverse();
}
