import type { Binding } from "../document/expressions.ts";
import { Marking } from "../document/marking.ts";
import type { Known } from "../document/walk.ts";
import { DrawnPlaces } from "./blanks.ts";
import { type CardNode, isObject, objectOf } from "./json.ts";

/**
 * Fills the names `values` holds into cards, and those of `blanks` with their words, and nothing else. An unchanged part of a card
 * stays the same object, and so does a filled one as long as the part and the values do: what stays the same object is not
 * drawn again.
 */
export class Filler {
  /** Draws words with the places of blanks in them. */
  readonly places: ((words: string) => unknown) | undefined;
  private readonly drawn: DrawnPlaces | undefined;
  private readonly names = new Map<string, Binding>();
  private readonly marked: readonly string[];
  private readonly known = new WeakMap<object, Known>();

  constructor(values: CardNode | undefined, blanks?: CardNode, root?: ShadowRoot) {
    for (const [name, blank] of Object.entries(objectOf(blanks))) {
      const { text } = objectOf(blank);
      if (typeof text === "string") this.names.set(name, { value: text });
    }
    for (const [name, value] of Object.entries(objectOf(values))) this.names.set(name, { value });
    this.marked = Object.keys(objectOf(blanks));
    if (!isObject(blanks)) return;
    const drawn = new DrawnPlaces(blanks, root);
    this.drawn = drawn;
    this.places = (words) => drawn.words(words);
  }

  fill(card: unknown): unknown {
    const filled = this.filled(card);
    this.drawn?.lookAt(filled);
    return filled;
  }

  private filled(card: unknown): unknown {
    if (!isObject(card) || this.names.size === 0) return card;
    // What is known of a part says nothing of the places in it.
    const known = this.drawn === undefined ? { known: this.known } : {};
    return new Marking(card, { marked: this.marked, ...known }).fill(this.names);
  }
}
