/** Blanks in words: texts as people read them before anybody filled the card in (`drawn.ts`). */
import {
  type Binding,
  EMPTY,
  evaluate,
  type Kind,
  lookup,
  MISSING,
  type Outcome,
  type Placeholder,
  parseLoop,
  parseText,
  type Scope,
} from "./expressions.ts";
import { asText } from "./shapes.ts";
import type { JsonObject } from "./values.ts";
import { declared, kindOf, shownFor } from "./variables.ts";

/**
 * One text of a document's card as people read it. `loops`: the `$each` of what it stands in, the outermost first; of each
 * list the first item is read.
 */
export function inWords(document: JsonObject, text: string, loops: readonly unknown[] = []): string {
  const scope = loops.reduce(inside, { names: knownNames(document) } as Scope);
  return parseText(text)
    .pieces.map((piece) => {
      if (typeof piece === "string") return piece;
      const outcome = evaluate(piece, scope);
      const { resolved, value } = named(piece, outcome, scope, isWords(outcome.value));
      if (value === EMPTY) return "";
      return (resolved ? asText(value) : undefined) ?? piece.source;
    })
    .join("");
}

/** What people call the list that a `$each` repeats for; "" where it repeats for none that was declared. */
export function listOf(document: JsonObject, each: unknown, loops: readonly unknown[] = []): string {
  const loop = parseLoop(each);
  const scope = loops.reduce(inside, { names: knownNames(document) } as Scope);
  const [first = "", ...steps] = loop?.path ?? [];
  const found = loop && lookup(scope, [first]);
  return found === undefined ? "" : calledAt(found.kind, steps) || String(loop?.path.at(-1));
}

/** Documents never change. */
const known = new WeakMap<JsonObject, ReadonlyMap<string, Binding>>();

function knownNames(document: JsonObject): ReadonlyMap<string, Binding> {
  const names = known.get(document) ?? namesOf(document);
  known.set(document, names);
  return names;
}

/** What stands for the blanks of a document where it is drawn; `values` say something else for some of them. */
export function namesOf(document: JsonObject, values?: JsonObject): ReadonlyMap<string, Binding> {
  const shown = shownFor(document, values);
  return new Map(
    declared(document.variables).map((blank) => [
      blank.name,
      { value: shown.get(blank.name), kind: kindOf(blank, false) },
    ]),
  );
}

/** What a placeholder comes to; where that is no words (`fits`), what it is called, unless nobody declared it. */
export function named({ path }: Placeholder, outcome: Outcome, scope: Scope, fits: boolean): Outcome {
  const [first = "", ...steps] = path;
  const found = lookup(scope, [first]);
  if (found === undefined || (outcome.resolved && fits)) return outcome;
  const value = `〔${calledAt(found.kind, steps) || path.at(-1)}〕`;
  return { resolved: true, value, markup: false, troubles: [] };
}

/** What people call what `steps` lead to, "" where nobody said. */
function calledAt(kind: Kind | undefined, steps: readonly string[]): string {
  const names = steps.filter((step) => !/^[0-9]+$/.test(step));
  return names.reduce((at: Kind | undefined, step) => at?.fields?.get(step), kind)?.called ?? "";
}

export function isWords(value: unknown, key = ""): boolean {
  return value === EMPTY || asText(value, key) !== undefined;
}

function inside(scope: Scope, each: unknown): Scope {
  const loop = parseLoop(each);
  const list = loop && lookup(scope, loop.path);
  if (loop === undefined || list === undefined) return scope;
  const value: unknown = Array.isArray(list.value) && list.value.length > 0 ? list.value[0] : MISSING;
  return { names: new Map([[loop.name, { value, ...(list.kind && { kind: list.kind }) }]]), outer: scope };
}
