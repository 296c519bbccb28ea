/**
 * Recognising the elements of a card that came without ids (another program's write, edited JSON, a patch) by those of an
 * earlier state: what is the same stays the same element and the same object; then elements of one tag go by their order.
 */
import { stringify } from "lossless-json";
import { type Id, idOf } from "./ids.ts";
import { mapParts } from "./map-parts.ts";
import { adoptCard, elementOf, indexOf, type State } from "./state.ts";
import { below, type Element, type Keys } from "./tree.ts";

interface Node {
  readonly element: Element | undefined;
  /** The list or field of the parent it stands in. */
  readonly slot: string;
  /** Whether it is the item of a list: only such are looked for elsewhere in the card. */
  readonly listed: boolean;
  readonly children: readonly Node[];
}

/** The card with the ids of `state` where its elements are recognised, and new ones elsewhere. */
export function rematch(state: State, card: unknown): unknown {
  if (card === state.document.card) return card;
  const matcher = new Matcher(state, card);
  const grafted = graft(card, matcher.equal);
  const byElement = matcher.ids;
  return adoptCard(grafted, new Set(), (element) => byElement.get(element) ?? idOf(element));
}

class Matcher {
  /** Elements of the new card that are written like one of the old card. */
  readonly equal = new Map<Element, Element>();
  readonly ids = new Map<Element, Id>();
  private readonly texts = new Map<Element, string>();
  private readonly matched = new Map<Node, Node>();
  private readonly used = new Set<Node>();
  private readonly oldNodes: readonly Node[];
  private readonly newNodes: readonly Node[];

  constructor(state: State, card: unknown) {
    const [was, is] = [nodeOf(undefined, state.document.card), nodeOf(undefined, card)];
    this.oldNodes = flat(was);
    this.newNodes = flat(is);
    this.matchShared(state);
    this.matchUnique();
    this.settle(is, was);
    this.matchLeft();
    for (const [now, then] of this.matched) if (now.element && then.element) this.note(now.element, then.element);
  }

  private note(now: Element, then: Element): void {
    const id = idOf(then);
    if (id !== undefined) this.ids.set(now, id);
    if (this.text(now) === this.text(then)) this.equal.set(now, then);
  }

  /** Very objects of the old card. */
  private matchShared(state: State): void {
    const index = indexOf(state);
    const olds = new Map(this.oldNodes.map((node) => [node.element, node]));
    for (const node of this.newNodes) {
      const id = node.element && idOf(node.element);
      if (id === undefined || !index.entries.has(id) || elementOf(state, id) !== node.element) continue;
      const old = olds.get(node.element);
      if (old && !this.used.has(old)) this.pair(node, old);
    }
  }

  /** What is written in a way nothing else in either card is, wherever it went. */
  private matchUnique(): void {
    const olds = this.byText(this.oldNodes);
    const news = this.byText(this.newNodes);
    for (const [text, nodes] of news) {
      const [node, ...others] = nodes;
      const [old, ...otherOlds] = olds.get(text) ?? [];
      if (node && old && others.length === 0 && otherOlds.length === 0) this.pairDeep(node, old);
    }
  }

  private byText(nodes: readonly Node[]): Map<string, Node[]> {
    const found = new Map<string, Node[]>();
    for (const node of nodes) {
      if (!node.listed || !node.element) continue;
      const text = this.text(node.element);
      const held = found.get(text);
      if (held) held.push(node);
      else found.set(text, [node]);
    }
    return found;
  }

  /** The children of a pair: equal ones in order, then those of one tag in order. */
  private settle(now: Node, then: Node): void {
    const free = then.children.filter((old) => !this.used.has(old));
    const open = now.children.filter((node) => !this.matched.has(node));
    this.matchInOrder(open, free, (node, old) => this.text(node) === this.text(old), true);
    this.matchInOrder(open, free, (node, old) => node.tag === old.tag, false);
    for (const child of now.children) {
      const old = this.matched.get(child);
      if (old) this.settle(child, old);
    }
  }

  private matchInOrder(
    open: readonly Node[],
    free: readonly Node[],
    fits: (node: Element, old: Element) => boolean,
    isEqual: boolean,
  ): void {
    for (const node of open) {
      if (this.matched.has(node) || !node.element) continue;
      const { element } = node;
      const old = free.find(
        (other) => !this.used.has(other) && other.slot === node.slot && other.element && fits(element, other.element),
      );
      if (old && isEqual) this.pairDeep(node, old);
      else if (old) this.pair(node, old);
    }
  }

  /** What has found nobody yet: the first equal one anywhere. */
  private matchLeft(): void {
    const olds = this.byText(this.oldNodes.filter((node) => !this.used.has(node)));
    for (const node of this.newNodes) {
      if (!node.listed || !node.element || this.matched.has(node)) continue;
      const old = olds.get(this.text(node.element))?.find((held) => !this.used.has(held));
      if (old) this.pairDeep(node, old);
    }
  }

  private pair(node: Node, old: Node): void {
    if (this.matched.has(node) || this.used.has(old)) return;
    this.matched.set(node, old);
    this.used.add(old);
  }

  /** Two that are written the same, with all in them. */
  private pairDeep(node: Node, old: Node): void {
    this.pair(node, old);
    node.children.forEach((child, index) => {
      const held = old.children[index];
      if (held) this.pairDeep(child, held);
    });
  }

  private text(element: Element): string {
    const known = this.texts.get(element);
    if (known !== undefined) return known;
    const text = stringify(element) ?? "";
    this.texts.set(element, text);
    return text;
  }
}

function nodeOf(element: Element | undefined, holder: unknown, keys: Keys = []): Node {
  const listed = typeof keys.at(-1) === "number";
  const children = Array.from(below(holder), ([there, child]) => nodeOf(child, child, there));
  return { element, slot: (listed ? keys.slice(0, -1) : keys).join("/"), listed, children };
}

function flat(node: Node): readonly Node[] {
  return node.children.flatMap((child) => [child, ...flat(child)]);
}

/** A value in which elements are replaced by others. */
function graft(value: unknown, others: ReadonlyMap<Element, Element>): unknown {
  const other = others.get(value as Element);
  if (other !== undefined) return other;
  if (typeof value !== "object" || value === null) return value;
  return mapParts(value, (part) => graft(part, others));
}
