/** What weighs most in a card: the bytes of each element, without those of the elements that stand in it. DOM-free. */
import { stringify } from "lossless-json";
import { pointer } from "../document/pointer.ts";
import { below, type Element, type Keys } from "../document/tree.ts";

export interface Weight {
  readonly pointer: string;
  readonly tag: string;
  readonly bytes: number;
}

const encoder = new TextEncoder();

/** The heaviest elements that are items of lists, the heaviest first. */
export function heaviest(card: unknown, count = 8): readonly Weight[] {
  const found: Weight[] = [];
  weigh(card, [], found);
  return found.sort((a, b) => b.bytes - a.bytes).slice(0, count);
}

/** Adds the elements below a value; answers the bytes of those that are weighed on their own. */
function weigh(value: unknown, above: Keys, found: Weight[]): number {
  let counted = 0;
  for (const [keys, element] of below(value)) {
    const there = [...above, ...keys];
    const inner = weigh(element, there, found);
    const isItem = typeof keys.at(-1) === "number";
    if (isItem) found.push({ pointer: pointer(there), tag: element.tag, bytes: bytesOf(element) - inner });
    counted += isItem ? bytesOf(element) : inner;
  }
  return counted;
}

function bytesOf(element: Element): number {
  return encoder.encode(stringify(element) ?? "").length;
}
