/** How much filling may add to a card; the twin of `cardstudio/cards/fill/budget.py`. */
import type { Problems } from "./problems.ts";
import { isObject } from "./values.ts";

const MOST_ITEMS = 1000;
const MOST_BYTES = 200_000;

/** No more may be added; the problem is noted already. */
export class Full extends Error {}

export class Budget {
  private items = MOST_ITEMS;
  private bytes = MOST_BYTES;

  constructor(private readonly problems: Problems) {}

  /** Counts one item of a loop; throws `Full`. */
  takeItem(): void {
    this.items -= 1;
    if (this.items >= 0) return;
    this.problems.add("fill-too-many-items", null, { limit: MOST_ITEMS });
    throw new Full();
  }

  /** Counts one value without what it holds; throws `Full`. */
  take(value: unknown): void {
    this.bytes -= typeof value === "string" ? utf8Length(value) + 1 : 1;
    if (this.bytes >= 0) return;
    this.problems.add("fill-too-large", null, { limit: MOST_BYTES });
    throw new Full();
  }

  /** Throws `Full` where a text of at least `size` bytes does not fit; nothing is counted yet. */
  check(size: number): void {
    if (size <= this.bytes) return;
    this.problems.add("fill-too-large", null, { limit: MOST_BYTES });
    throw new Full();
  }

  /** Counts a value and all it holds; throws `Full`. */
  takeAll(value: unknown): void {
    const stack = [value];
    while (stack.length > 0) {
      const item = stack.pop();
      this.take(item);
      if (Array.isArray(item)) for (const held of item) stack.push(held);
      if (isObject(item)) {
        for (const [key, held] of Object.entries(item)) {
          this.take(key);
          stack.push(held);
        }
      }
    }
  }
}

function utf8Length(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    // Both halves of a pair count two: four bytes for the character.
    if (unit > 0x7f) bytes += unit > 0x7ff && (unit < 0xd800 || unit > 0xdfff) ? 2 : 1;
  }
  return bytes;
}
