/**
 * A document as it is drawn before anybody filled it in: words for every blank, `${…}` for none; the twin of
 * `cardstudio/cards/fill/drawn.py`. What stands for a blank is its default, its example, what the first sample says (documents of
 * before have no examples), or what it is called as 〔label〕.
 */
import { MISSING, type Outcome, type Placeholder, type Scope } from "./expressions.ts";
import type { Filled } from "./fill.ts";
import { isWords, named, namesOf } from "./in-words.ts";
import { Marking } from "./marking.ts";
import { Origins } from "./origins.ts";
import { type Path, Problems } from "./problems.ts";
import { isObject, type JsonObject } from "./values.ts";
import { called, declared } from "./variables.ts";

/** How a blank is drawn: tinted goes out as it is, dashed is still to be filled by whoever sends. */
export type Look = "tinted" | "dashed";

/** What is drawn for one blank. */
export interface Blank {
  readonly label: string;
  readonly look: Look;
}

/** The blanks of a document as its card is drawn, in the order their marks count; a program's are dashed as well. */
export function blanksOf(document: JsonObject): Readonly<Record<string, Blank>> {
  return Object.fromEntries(
    declared(document.variables).map((variable) => [
      variable.name,
      { label: called(variable), look: variable.default === MISSING ? "dashed" : "tinted" },
    ]),
  );
}

/**
 * The card of a document with words for its blanks. `values` say other words for some of them. With `isMarked`, what came from a
 * blank is marked in the texts (`marks.ts`). A bare card is taken for a document that declares nothing.
 */
export function drawnCard(document: JsonObject, values?: JsonObject, isMarked = false): Filled {
  const { card } = document;
  if (!isObject(card)) return { card: document, origins: new Origins(document), problems: [] };
  const names = namesOf(document, values);
  const problems = new Problems();
  const drawing = new Drawing(card, { problems, ...(isMarked && { marked: Array.from(names.keys()) }) });
  return { card: drawing.fill(names), origins: drawing.origins, problems: problems.listed };
}

class Drawing extends Marking {
  /** What comes to no words is named, unless nobody declared it. */
  protected override outcome(placeholder: Placeholder, scope: Scope, at: Path, isWhole: boolean): Outcome {
    const outcome = super.outcome(placeholder, scope, at, isWhole);
    const key = at === null ? "" : String(at[1]);
    return named(placeholder, outcome, scope, isWhole || isWords(outcome.value, key));
  }
}
