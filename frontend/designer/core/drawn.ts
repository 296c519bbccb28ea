/** The card as it is drawn, with words for its blanks, and the way between what is drawn and what is edited. */

import type { Blank } from "../../document/drawn.ts";
import { readBlanksWith } from "../../document/element-words.ts";
import type * as Drawing from "../../document/filling.ts";
import type { Origins } from "../../document/origins.ts";
import type { JsonObject } from "../../document/values.ts";
import { withPlainNumbers } from "./plain-numbers.ts";

let drawing: typeof Drawing | undefined;

/** Loads what fills cards and reads their blanks: a document without a `$` in it is drawn without. */
export async function loadFilling(): Promise<void> {
  drawing ??= await import("../../document/filling.ts");
  readBlanksWith(drawing);
}

/** The card of a document as people see it before anybody filled it in. */
export function cardForPeople(document: JsonObject): unknown {
  return drawing === undefined ? document.card : drawing.drawnCard(document).card;
}

/** Draws cards as an older client does (`view/lens.ts`). */
export interface Lens {
  readonly version: string;
  of(card: unknown): unknown;
}

export interface DrawnOptions {
  /** Placeholders stay as they are written. */
  readonly chips: boolean;
  /** Places of blanks are told apart; not where the card answers presses itself. */
  readonly places: boolean;
  /** What stands in the places of blanks while preview values are looked at. */
  readonly values?: JsonObject | undefined;
  /** The card as an older client draws it. */
  readonly lens?: Lens | undefined;
}

export class Drawn {
  readonly card: unknown;
  /** How places of blanks look: the same object while the declarations are the same. */
  readonly blanks: Readonly<Record<string, Blank>> | undefined;
  private readonly origins: Origins | undefined;

  constructor(document: JsonObject, { chips, places, values, lens }: DrawnOptions) {
    const filled = chips ? undefined : drawing?.drawnCard(document, values, places);
    const card = withPlainNumbers(filled === undefined ? document.card : filled.card);
    this.card = lens === undefined ? card : lens.of(card);
    this.blanks = filled && places ? blanksOf(document) : undefined;
    this.origins = filled !== undefined && filled.origins.moved.size > 0 ? filled.origins : undefined;
  }

  /** The place in the template of something drawn. */
  templateOf(pointer: string): string {
    return this.origins === undefined ? pointer : this.origins.of(pointer);
  }

  /** Where something of the template is drawn: several times in a loop, nowhere when a condition hides it. */
  drawnOf(pointer: string): readonly string[] {
    const { origins } = this;
    if (origins === undefined) return [pointer];
    const candidates = new Set([pointer]);
    for (const [drawn, template] of origins.moved) {
      if (pointer === template || pointer.startsWith(`${template}/`))
        candidates.add(drawn + pointer.slice(template.length));
    }
    return [...candidates].filter((candidate) => origins.of(candidate) === pointer);
  }
}

const known = new WeakMap<object, Readonly<Record<string, Blank>> | undefined>();

function blanksOf(document: JsonObject): Readonly<Record<string, Blank>> | undefined {
  const { variables } = document;
  if (typeof variables !== "object" || variables === null) return undefined;
  if (!known.has(variables)) known.set(variables, drawing?.blanksOf(document));
  return known.get(variables);
}
