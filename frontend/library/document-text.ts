/**
 * A document as text, with the card in it as somebody typed it: nothing passes through the browser's own numbers, and keys
 * keep their order. DOM-free.
 */
import { stringify } from "lossless-json";

/** The document's entries in order: each key with its JSON text; the card, which is edited, has null. */
export type Parts = readonly (readonly [key: string, text: string | null])[];

/** The document with `card` (valid JSON text) in its place. */
export function documentText(parts: Parts, card: string): string {
  const entries = parts.map(([key, text]) => `${JSON.stringify(key)}:${text ?? card}`);
  if (!parts.some(([, text]) => text === null)) entries.unshift(`"card":${card}`);
  return `{${entries.join(",")}}`;
}

/** The parts of a document that was parsed with every digit. */
export function partsOf(document: unknown): Parts {
  const entries = Object.entries(document as Record<string, unknown>);
  return entries.map(([key, value]) => [key, key === "card" ? null : (stringify(value) ?? "null")]);
}
