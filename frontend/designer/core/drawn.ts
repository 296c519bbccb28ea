/** The card as it is drawn, filled with a sample, and the way between what is drawn and what is edited. */
import type { fill as Fill } from "../../document/fill.ts";
import type { Origins } from "../../document/origins.ts";
import { isObject, type JsonObject } from "../../document/values.ts";
import { withPlainNumbers } from "./plain-numbers.ts";

let fill: typeof Fill | undefined;

/** Loads what fills cards: a document without a `$` in it is drawn without. */
export async function loadFilling(): Promise<void> {
  fill ??= (await import("../../document/fill.ts")).fill;
}

export interface Sample {
  readonly name: string;
  readonly values: JsonObject;
}

/** The named sets of values of a document. */
export function samplesOf(document: JsonObject): readonly Sample[] {
  const given = Array.isArray(document.samples) ? document.samples : [];
  return given.filter(isObject).map(({ name, values }) => ({
    name: typeof name === "string" ? name : "",
    values: isObject(values) ? values : {},
  }));
}

/** Draws cards as an older client does (`view/lens.ts`). */
export interface Lens {
  readonly version: string;
  of(card: unknown): unknown;
}

export class Drawn {
  readonly card: unknown;
  private readonly origins: Origins | undefined;

  /** `sample` undefined: placeholders stay as they are written. `lens`: the card as an older client draws it. */
  constructor(document: JsonObject, sample: Sample | undefined, lens?: Lens) {
    const filled = sample === undefined ? undefined : fill?.(document, sample.values);
    const card = withPlainNumbers(filled === undefined ? document.card : filled.card);
    this.card = lens === undefined ? card : lens.of(card);
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
