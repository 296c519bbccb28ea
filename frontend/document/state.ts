/** One state of a document being edited: immutable, made by `open` and `apply` alone. */
import { assignIds } from "./assign-ids.ts";
import type { Format } from "./catalog.ts";
import { CARD, DOCUMENT, type Id, idOf, isId, NOTES } from "./ids.ts";
import { Index, type Location } from "./index.ts";
import { type Element, elementsIn, get, type Keys } from "./tree.ts";
import { isObject, type JsonObject } from "./values.ts";

/** What is selected: elements, and while a text is typed the caret in it. */
export interface Selection {
  readonly ids: readonly Id[];
  readonly text?: { readonly path: Keys; readonly start: number; readonly end: number };
}

/** What people noted on an element; anything else found in `editor.nodes` is kept beside it. */
export interface Note extends JsonObject {
  readonly name?: string;
  readonly locked?: boolean;
}

export interface State {
  /** The document, its card with ids; `editor.nodes` is left out. */
  readonly document: JsonObject;
  readonly notes: Readonly<Record<Id, Note>>;
  readonly selection: Selection;
}

export const NOTHING: Selection = { ids: [] };
const indexes = new WeakMap<State, Index>();

/**
 * The first state of a document. Its elements are called as `editor.nodes` says, where that fits the card; else they keep
 * the ids they have in memory, or get new ones (`rematch` finds those of an earlier state).
 *
 *     const state = open({ card: { elements: [{ tag: "hr" }] } });
 */
export function open(document: JsonObject): State {
  const { nodes: _nodes, ...editor } = isObject(document.editor) ? document.editor : {};
  const listed = namesIn(document) ?? [];
  let next = 0;
  const card = adoptCard(document.card, new Set(), listed.length > 0 ? () => listed[next++]?.id as Id : undefined);
  const notes: Record<Id, Note> = {};
  for (const { id, ...note } of listed) if (Object.keys(note).length > 0) notes[id as Id] = note;
  const kept = isObject(document.editor) ? { ...document, card, editor } : { ...document, card };
  return { document: kept, notes, selection: NOTHING };
}

/** The entries of `editor.nodes`; undefined when they are not those of this card. */
export function namesIn(document: JsonObject): readonly JsonObject[] | undefined {
  const nodes = isObject(document.editor) ? document.editor.nodes : undefined;
  if (!Array.isArray(nodes)) return undefined;
  const ids = nodes.filter(isObject).map(({ id }) => id);
  const members = isObject(document.card) ? Object.values(document.card) : [];
  // In a list, so that a card with a `tag` of its own does not count as an element.
  const count = Array.from(elementsIn(members)).length;
  const fits = ids.length === nodes.length && ids.length === count && ids.every(isId) && new Set(ids).size === count;
  return fits ? nodes : undefined;
}

/** Gives the elements of a card their ids; the card itself is none, whatever it holds. */
export function adoptCard(card: unknown, taken: Set<Id>, naming?: Parameters<typeof assignIds>[2]): unknown {
  if (!isObject(card)) return card;
  const entries = Object.entries(card).map(([key, held]) => [key, assignIds(held, taken, naming)] as const);
  return entries.every(([key, held]) => held === card[key]) ? card : Object.fromEntries(entries);
}

/** The document as it is stored: `editor.nodes` has one entry per element, in document order. */
export function toDocument(state: State): JsonObject {
  const nodes = Array.from(indexOf(state).entries.keys(), (id) => ({ id, ...state.notes[id] }));
  const editor = isObject(state.document.editor) ? state.document.editor : {};
  return { ...state.document, editor: { ...editor, nodes } };
}

export function formatOf(state: State): Format {
  const { card } = state.document;
  return isObject(card) && card.schema === "2.0" ? "2.0" : "1.0";
}

/** Where everything stands in this state. */
export function indexOf(state: State): Index {
  const known = indexes.get(state);
  if (known !== undefined) return known;
  const index = new Index(state.document.card);
  indexes.set(state, index);
  return index;
}

/** Tells that in `next` every element stands where it stood in `state`. */
export function keepIndex(state: State, next: State): void {
  const known = indexes.get(state);
  if (known !== undefined) indexes.set(next, known);
}

/** The keys from the document to a holder of fields: an element, CARD, DOCUMENT. Undefined when it isn't there. */
export function keysOf(state: State, id: Id): Keys | undefined {
  if (id === DOCUMENT) return [];
  if (id === CARD) return ["card"];
  const entry = indexOf(state).entries.get(id);
  return entry && ["card", ...entry.keys];
}

/** An element, the card, the document or the notes, by id. */
export function holderOf(state: State, id: Id): unknown {
  if (id === NOTES) return state.notes;
  const keys = keysOf(state, id);
  return keys && get(state.document, keys);
}

export function elementOf(state: State, id: Id): Element | undefined {
  return indexOf(state).entries.has(id) ? (holderOf(state, id) as Element) : undefined;
}

/** The JSON Pointer of an element in the card. */
export function pointerOf(state: State, id: Id): string | undefined {
  return indexOf(state).pointerOf(id);
}

/** The innermost element at a JSON Pointer into the card, and the keys from there. */
export function locationOf(state: State, pointer: string): Location {
  return indexOf(state).spotOf(pointer);
}

/** Whether this very object is an element of the state. */
export function holds(state: State, element: object): boolean {
  const id = idOf(element);
  return id !== undefined && elementOf(state, id) === element;
}

/** Whether an element, or one it stands in, is locked. */
export function isLocked(state: State, id: Id): boolean {
  const chain = [id, ...indexOf(state).ancestorsOf(id)];
  return chain.some((held) => state.notes[held]?.locked === true);
}
