/** What a command answers: a transaction to apply, or why there is none. */
import type { Message, MessageKey } from "../../i18n/message.ts";
import { type Id, idOf } from "../ids.ts";
import { elementOf, indexOf, isLocked, type State } from "../state.ts";
import type { Transaction } from "../transaction.ts";
import type { Element } from "../tree.ts";
import { isObject } from "../values.ts";

export interface Refusal {
  readonly reason: Message;
}

export type CommandResult = Transaction | Refusal;

/**
 * Tells a refusal from a transaction.
 *
 *     const outcome = remove(state, ids);
 *     if (isRefusal(outcome)) say(outcome.reason); else dispatch(outcome);
 */
export function isRefusal(outcome: CommandResult): outcome is Refusal {
  return "reason" in outcome;
}

export function refusal(key: MessageKey, params: Message["params"] = {}): Refusal {
  return { reason: { key, params } };
}

/** Longest piece of an element's text in a label, in characters. */
const LABEL = 24;

/** Signs of markup, which nobody calls an element by. */
const MARKUP = /<[^<>]*>|\*\*|~~|__|`|^[#>\-*\s]+/g;

/** What an element is known by: its name, or the first words on it. */
export function wordsOf(state: State, element: Element): string {
  const noted = state.notes[idOf(element) ?? ""]?.name;
  return noted === undefined ? firstWords(element) : shortened(noted);
}

/** Elements never change, and the outline asks for the words of all of them at every keystroke. */
const known = new WeakMap<Element, string>();

function firstWords(element: Element): string {
  const words = known.get(element) ?? shortened(contentOf(element)?.replace(MARKUP, "") ?? "");
  known.set(element, words);
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
  for (const holder of [element, element.text, header, element.title, element.placeholder, first]) {
    if (isObject(holder) && typeof holder.content === "string" && holder.content !== "") return holder.content;
  }
  return typeof element.name === "string" ? element.name : undefined;
}

type Verb = "insert" | "paste" | "remove" | "move" | "duplicate" | "wrap";

/** The label of what was done to elements: one by its tag and words, several by their number. */
export function did(verb: Verb, state: State, elements: readonly Element[], parent = ""): Message {
  const [element] = elements;
  if (element !== undefined && elements.length === 1) {
    return { key: `did-${verb}`, params: { tag: element.tag, text: wordsOf(state, element), parent } };
  }
  return { key: `did-${verb}-several`, params: { count: elements.length, parent } };
}

/** Those of the elements that stand in no other of them, in document order. */
export function topmost(state: State, ids: readonly Id[]): readonly Id[] {
  const index = indexOf(state);
  const wanted = new Set(ids);
  const found: Id[] = [];
  for (const id of index.entries.keys()) {
    if (wanted.has(id) && !Array.from(index.ancestorsOf(id)).some((above) => wanted.has(above))) found.push(id);
  }
  return found;
}

/** The elements of ids, which must be there. */
export function elementsOf(state: State, ids: readonly Id[]): readonly Element[] {
  return ids.map((id) => elementOf(state, id)).filter((element) => element !== undefined);
}

/** Why these elements cannot be changed; undefined when they can. */
export function untouchable(state: State, ids: readonly Id[]): Refusal | undefined {
  if (ids.length === 0) return refusal("nothing-selected");
  const locked = ids.find((id) => isLocked(state, id));
  return locked === undefined ? undefined : refusal("is-locked", { tag: elementOf(state, locked)?.tag ?? "" });
}
