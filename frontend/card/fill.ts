import type { Binding } from "../document/expressions.ts";
import { type Known, Filler as Walk } from "../document/walk.ts";
import { type CardNode, isObject } from "./json.ts";

/**
 * Fills the names `values` holds into cards, and nothing else. An unchanged part of a card stays the same object, and so does
 * a filled one as long as the part and the values do: what stays the same object is not drawn again.
 */
export class Filler {
  private readonly names: ReadonlyMap<string, Binding>;
  private readonly known = new WeakMap<object, Known>();

  constructor(values: CardNode) {
    this.names = new Map(Object.entries(values).map(([name, value]) => [name, { value }]));
  }

  fill(card: unknown): unknown {
    return isObject(card) ? new Walk(card, undefined, this.known).fill(this.names) : card;
  }
}
