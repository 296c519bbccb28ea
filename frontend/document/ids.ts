/**
 * Ids of elements (contracts §edit). They hang on the immutable nodes themselves: whoever copies a node to change it carries
 * its id over, so a node knows who it is without a look at the rest of the card.
 */

export type Id = string;

/** The card itself, as a holder of fields and lists. */
export const CARD: Id = "card";
/** The document around the card: variables, samples, update_multi. */
export const DOCUMENT: Id = "document";
/** What people noted on elements, by their id: names and locks. */
export const NOTES: Id = "notes";

const RESERVED: ReadonlySet<unknown> = new Set([CARD, DOCUMENT, NOTES]);
const LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz";
const LENGTH = 12;
const ids = new WeakMap<object, Id>();

/** The id of a node; undefined for one that was never part of a document. */
export function idOf(node: object): Id | undefined {
  return ids.get(node);
}

/** Gives a node its id; the node is returned. */
export function identify<Node extends object>(node: Node, id: Id): Node {
  ids.set(node, id);
  return node;
}

/** Lets `copy` be the same element as `original`; the copy is returned. */
export function carry<Node extends object>(original: object, copy: Node): Node {
  const id = ids.get(original);
  return id === undefined ? copy : identify(copy, id);
}

/** A new random id: 62 bits, enough for documents to be merged without a clash. */
export function newId(): Id {
  const bytes = crypto.getRandomValues(new Uint8Array(LENGTH));
  // A few letters come a little more often than others; that costs less than a bit.
  return Array.from(bytes, (byte) => LETTERS[byte % LETTERS.length]).join("");
}

/** Whether a stored value may serve as an element's id. */
export function isId(value: unknown): value is Id {
  // Notes are kept in an object by id, so what every object inherits is no id.
  return typeof value === "string" && value !== "" && !RESERVED.has(value) && !(value in Object.prototype);
}
