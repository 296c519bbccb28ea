/** What the model's tests share: the catalog, random cards and random edits. Seeded, so that a failure can be run again. */
import { readFileSync } from "node:fs";
import { type Catalog, containersOf, holdingSlot } from "./catalog.ts";
import { insert } from "./commands/insert.ts";
import { duplicate, move } from "./commands/move.ts";
import { lock, rename } from "./commands/notes.ts";
import { remove } from "./commands/remove.ts";
import { editSource } from "./commands/replace.ts";
import type { CommandResult } from "./commands/result.ts";
import { setField } from "./commands/set-field.ts";
import { unwrap, wrap } from "./commands/wrap.ts";
import { gapsFor } from "./gaps.ts";
import { CARD, DOCUMENT, type Id } from "./ids.ts";
import { elementOf, indexOf, type State } from "./state.ts";
import type { Element } from "./tree.ts";
import { isObject, type JsonObject } from "./values.ts";

/** Tests are started at the root of the project. */
export function readCatalog(): Catalog {
  return JSON.parse(readFileSync("tests/vectors/document/catalog.json", "utf8"));
}

export class Random {
  private held: number;

  constructor(seed: number) {
    this.held = seed | 0;
  }

  /** From 0 up to, but not including, 1 (mulberry32). */
  next(): number {
    this.held = (this.held + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.held ^ (this.held >>> 15), 1 | this.held);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  pick<Item>(items: readonly Item[]): Item {
    if (items.length === 0) throw new RangeError("nothing to pick from");
    return items[this.below(items.length)] as Item;
  }
}

/** A card of some elements, also of things no card should hold. */
export function randomCard(random: Random, catalog: Catalog): JsonObject {
  const modern = random.next() < 0.5;
  const elements = Array.from({ length: random.below(6) }, () => randomElement(random, catalog, 0));
  const header = { title: { tag: "plain_text", content: `标题 ${random.below(100)}` }, template: "blue" };
  return modern ? { schema: "2.0", header, body: { elements } } : { config: { update_multi: true }, elements };
}

export function randomElement(random: Random, catalog: Catalog, depth: number): Element {
  if (depth < 3 && random.next() < 0.35) {
    const tag = random.pick(holders(catalog));
    const list = holdingSlot(catalog, tag, "1.0")?.key ?? "elements";
    const junk = random.next() < 0.1 ? [null, "text", 7, { no: "tag" }] : [];
    const held = Array.from({ length: random.below(4) }, () => randomElement(random, catalog, depth + 1));
    return { tag, [list]: [...junk, ...held, ...junk] };
  }
  const snippets = Object.values(catalog.components).flatMap(({ snippets }) => Object.values(snippets));
  return structuredClone(random.pick(snippets.filter(isObject))) as Element;
}

/** Whatever elements stand in, also parts of containers. */
function holders(catalog: Catalog): readonly string[] {
  const tags = containersOf(catalog, "1.0");
  return [...tags, ...tags.flatMap((tag) => holdingSlot(catalog, tag, "1.0")?.tags ?? [])];
}

/** Some command with some arguments; mostly one that can be done. */
export function randomCommand(random: Random, state: State, catalog: Catalog): CommandResult {
  const ids = Array.from(indexOf(state).entries.keys());
  const some = Array.from({ length: 1 + random.below(3) }, () => (ids.length > 0 ? random.pick(ids) : ""));
  const elements = [randomElement(random, catalog, 2), randomElement(random, catalog, 3)];
  const commands: readonly (() => CommandResult)[] = [
    () => insert(state, catalog, random.pick(gapsFor(state, catalog, elements)), elements),
    () => remove(state, some.slice(0, 1)),
    () => move(state, catalog, some, random.pick(gapsFor(state, catalog, held(state, some)))),
    () => duplicate(state, catalog, some),
    () => wrap(state, catalog, some, random.pick(holders(catalog))),
    () => unwrap(state, catalog, some[0] ?? ""),
    () => randomField(random, state, some),
    () => setField(state, [DOCUMENT], ["samples"], [{ name: `${random.below(9)}`, values: {} }]),
    () => rename(state, some[0] ?? "", random.pick(["", "名字"])),
    () => lock(state, some, random.next() < 0.1),
    () => editSource(state, randomSource(random, state)),
  ];
  return random.pick(commands)();
}

function held(state: State, ids: readonly Id[]): readonly Element[] {
  return ids.map((id) => elementOf(state, id)).filter((element) => element !== undefined);
}

function randomField(random: Random, state: State, ids: readonly Id[]): CommandResult {
  const element = elementOf(state, ids[0] ?? "");
  const keys = Object.keys(element ?? {}).filter((key) => key !== "tag");
  const key = random.pick([...keys, "content", "margin", "text_size"]);
  const value = random.pick([undefined, "字", 12, { tag: "plain_text", content: "x" }, [{ tag: "hr" }, null]]);
  return random.next() < 0.2 ? setField(state, [CARD], ["config", key], value) : setField(state, ids, [key], value);
}

/** The card as somebody typing JSON might leave it: items shuffled, dropped, doubled, keys changed. */
function randomSource(random: Random, state: State): JsonObject {
  const changed = (value: unknown): unknown => {
    if (Array.isArray(value)) {
      const kept = value.filter(() => random.next() > 0.1).map(changed);
      if (random.next() < 0.1) kept.reverse();
      if (random.next() < 0.1 && kept.length > 0) kept.push(structuredClone(random.pick(kept)));
      return kept;
    }
    if (!isObject(value)) return value;
    const entries = Object.entries(value).filter(([key]) => key === "tag" || random.next() > 0.05);
    if (random.next() < 0.05) entries.unshift([`key${random.below(3)}`, random.below(9)]);
    return Object.fromEntries(entries.map(([key, part]) => [key, changed(part)]));
  };
  const made = changed(state.document.card);
  return isObject(made) ? made : {};
}
