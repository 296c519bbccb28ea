/** Filling a document; the twin of `cardstudio/cards/fill`. Both are held together by `tests/vectors/fill/`. */
import { Origins } from "./origins.ts";
import { type Problem, Problems } from "./problems.ts";
import { isObject } from "./values.ts";
import { bindings, declared } from "./variables.ts";
import { Filler } from "./walk.ts";

export interface Filled {
  /** The template's own object where nothing changed. */
  readonly card: unknown;
  readonly origins: Origins;
  readonly problems: readonly Problem[];
}

/**
 * The card of a document with `values` (by name) in place. A bare card is taken for a document that declares nothing. Values
 * of the names in `visitor` come from a stranger and are never taken for markup. Never throws on any JSON.
 */
export function fill(document: unknown, values?: unknown, visitor: readonly string[] = []): Filled {
  const problems = new Problems();
  const isDocument = isObject(document) && isObject(document.card);
  const card = isDocument ? document.card : document;
  if (!isObject(card)) return { card, origins: new Origins(card), problems: [] };
  const names = bindings(isDocument ? declared(document.variables, problems) : [], values, problems, visitor);
  const filler = new Filler(card, problems);
  return { card: filler.fill(names), origins: filler.origins, problems: problems.listed };
}
