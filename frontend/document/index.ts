/** Where every element of a card stands: ids to pointers and back. Built when first asked for, kept until elements move. */
import { CARD, type Id, idOf } from "./ids.ts";
import { escaped, pointer, tokens } from "./pointer.ts";
import { below, type Keys } from "./tree.ts";

export interface Entry {
  readonly id: Id;
  /** The element it stands in, or the card. */
  readonly parent: Id;
  /** The keys that lead to it from the card. */
  readonly keys: Keys;
  /** How many of them lead to its parent. */
  readonly depth: number;
}

/** A place in a card as the element it belongs to and the keys from there. */
export interface Location {
  readonly id: Id;
  readonly keys: readonly string[];
}

export class Index {
  /** In document order. */
  readonly entries = new Map<Id, Entry>();
  private pointers: Map<string, Id> | undefined;

  constructor(card: unknown) {
    this.add(card, CARD, []);
  }

  private add(holder: unknown, parent: Id, above: Keys): void {
    for (const [keys, element] of below(holder)) {
      const id = idOf(element);
      if (id === undefined) continue;
      const there = [...above, ...keys];
      this.entries.set(id, { id, parent, keys: there, depth: above.length });
      this.add(element, id, there);
    }
  }

  /** The pointer of an element in the card; "" for the card itself, undefined when it isn't there. */
  pointerOf(id: Id): string | undefined {
    return id === CARD ? "" : keysPointer(this.entries.get(id));
  }

  /** The innermost element a pointer leads into. */
  spotOf(at: string): Location {
    this.pointers ??= new Map(Array.from(this.entries.values(), (entry) => [pointer(entry.keys), entry.id]));
    const keys = tokens(at);
    for (let count = keys.length; count > 0; count -= 1) {
      const id = this.pointers.get(`/${keys.slice(0, count).map(escaped).join("/")}`);
      if (id !== undefined) return { id, keys: keys.slice(count) };
    }
    return { id: CARD, keys };
  }

  /** Whether an element is `ancestor` or stands in it. */
  isWithin(id: Id, ancestor: Id): boolean {
    for (let at: Id | undefined = id; at !== undefined; at = this.entries.get(at)?.parent) {
      if (at === ancestor) return true;
    }
    return false;
  }

  /** The elements an element stands in, the nearest first. */
  *ancestorsOf(id: Id): Generator<Id> {
    for (let at = this.entries.get(id)?.parent; at !== undefined && at !== CARD; at = this.entries.get(at)?.parent) {
      yield at;
    }
  }
}

function keysPointer(entry: Entry | undefined): string | undefined {
  return entry && pointer(entry.keys);
}
