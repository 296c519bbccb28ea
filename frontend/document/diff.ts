/** The few ops that lead from a state to another card whose elements have ids (see `rematch`). */
import { Edits } from "./edits.ts";
import { identical } from "./equality.ts";
import { diffFields, dropFields } from "./fields.ts";
import { CARD, DOCUMENT, type Id, idOf } from "./ids.ts";
import { longestAscending } from "./longest-ascending.ts";
import { mapParts } from "./map-parts.ts";
import { Unfit } from "./patch.ts";
import { listOf, type Position, positionOf } from "./positions.ts";
import { elementOf, holderOf, indexOf, type State } from "./state.ts";
import { isElement } from "./tree.ts";

/** Edits that end with `card`. Where small steps don't come out exact, the card is set whole, ids kept. */
export function diff(state: State, card: unknown): Edits {
  try {
    const edits = new Edits(state);
    new Differ(edits, { ...state, document: { ...state.document, card } }).run();
    if (identical(edits.state.document.card, card)) return edits;
  } catch (error) {
    if (!(error instanceof Unfit)) throw error;
  }
  const whole = new Edits(state);
  whole.set(DOCUMENT, ["card"], card);
  return whole;
}

class Differ {
  /** Elements of the old card that are not in the new one. */
  private readonly gone: readonly Id[];
  private readonly old: ReadonlySet<Id>;

  constructor(
    private readonly edits: Edits,
    private readonly target: State,
  ) {
    this.old = new Set(indexOf(edits.state).entries.keys());
    this.gone = Array.from(this.old).filter((id) => !indexOf(target).entries.has(id));
  }

  run(): void {
    const { edits, target } = this;
    if (holderOf(edits.state, CARD) === holderOf(target, CARD)) return;
    const needed = this.holdersOfLife();
    this.removeGone((id) => !needed.has(id));
    const holders = [CARD, ...indexOf(target).entries.keys()];
    for (const id of holders) {
      if (holderOf(edits.state, id) === holderOf(target, id)) continue;
      diffFields(edits, id, holderOf(target, id));
      for (const [slot, ids] of this.lists(id)) this.arrange(id, slot, ids);
    }
    this.removeGone(() => true);
    for (const id of holders) dropFields(edits, id, holderOf(target, id));
  }

  private removeGone(which: (id: Id) => boolean): void {
    for (const id of this.gone) {
      if (elementOf(this.edits.state, id) && positionOf(this.edits.state, id) && which(id)) this.edits.remove(id);
    }
  }

  /** What an element that lives on stands in. */
  private holdersOfLife(): ReadonlySet<Id> {
    const index = indexOf(this.edits.state);
    const { entries } = indexOf(this.target);
    const living = Array.from(this.old).filter((id) => entries.has(id));
    return new Set(living.flatMap((id) => Array.from(index.ancestorsOf(id))));
  }

  /** The lists of elements of a holder, as they shall be. */
  private lists(holder: Id): ReadonlyMap<string, readonly Id[]> {
    const lists = new Map<string, Id[]>();
    for (const entry of indexOf(this.target).entries.values()) {
      if (entry.parent !== holder) continue;
      const place = positionOf(this.target, entry.id);
      if (place) lists.set(place.slot, [...(lists.get(place.slot) ?? []), entry.id]);
    }
    return lists;
  }

  /** Moves and inserts until the elements of a list stand as they shall. */
  private arrange(parent: Id, slot: string, ids: readonly Id[]): void {
    const { edits } = this;
    const items = listOf(edits.state, { parent, slot }).items.filter(isElement);
    const order = items.map((item) => ids.indexOf(idOf(item) ?? "")).filter((index) => index >= 0);
    const staying = longestAscending(order);
    let afterId: Id | null = null;
    ids.forEach((id, index) => {
      const place: Position = { parent, slot, afterId };
      const element = elementOf(this.target, id);
      if (elementOf(edits.state, id) === undefined && element) edits.insert(place, this.shell(element));
      else if (!staying.has(index)) edits.move(id, place);
      afterId = id;
    });
  }

  /** A new element without what will be moved into it. */
  private shell<Value>(value: Value): Value {
    const isOld = (item: unknown) => isElement(item) && this.old.has(idOf(item) ?? "");
    if (Array.isArray(value)) {
      const kept = value.filter((item) => !isOld(item));
      return kept.map((item) => this.shell(item)) as Value;
    }
    return mapParts(value, (part) => (typeof part === "object" && part !== null ? this.shell(part) : part));
  }
}
