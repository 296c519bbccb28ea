/**
 * The few changes that make a JSON text say another value, and leave the rest of it as somebody wrote it. DOM-free.
 *
 * Objects and lists are compared entry by entry; what is new is written the way its neighbours are.
 */
import { stringify } from "lossless-json";
import { isNumber, isObject } from "../../document/values.ts";
import type { Node } from "./parsed.ts";

/** `text.slice(from, to)` becomes `insert`. */
export interface TextChange {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** One entry of a list or an object, in the text. */
interface Entry {
  readonly start: number;
  readonly end: number;
}

/** What becomes of the entries: kept ones by their index, and what stands anew after each. */
interface Plan {
  readonly kept: readonly number[];
  /** By place: before the kept entry of that rank; at the end those after the last. */
  readonly added: readonly (readonly Added[])[];
}

interface Added {
  /** Of a member. */
  readonly key?: string;
  readonly value: unknown;
}

const UNIT = "  ";

/** In the order of the text, none in another. `root` is the tree of `text`. */
export function changesTo(text: string, root: Node, value: unknown): readonly TextChange[] {
  return new Patcher(text).walk(root, value);
}

class Patcher {
  constructor(private readonly text: string) {}

  walk(node: Node, value: unknown): readonly TextChange[] {
    if (node.kind === "object" && isObject(value)) return this.object(node, value);
    if (node.kind === "array" && Array.isArray(value)) return this.array(node, value);
    return this.says(node, value) ? [] : [this.rewritten(node, value)];
  }

  /** Whether the text already says a value, to the order of keys. */
  private says(node: Node, value: unknown): boolean {
    const { members, items } = node;
    if (members !== undefined) {
      if (!isObject(value)) return false;
      const keys = Object.keys(value);
      const fits = keys.length === members.length && members.every(({ key }, at) => key === keys[at]);
      return fits && members.every((member) => this.says(member.value, value[member.key]));
    }
    if (items !== undefined) {
      return (
        Array.isArray(value) && value.length === items.length && items.every((item, at) => this.says(item, value[at]))
      );
    }
    const written = this.text.slice(node.start, node.end);
    if (node.kind === "number") return isNumber(value) && isSameNumber(written, value);
    return node.kind === "string" ? JSON.parse(written) === value : written === String(value);
  }

  private object(node: Node, value: Readonly<Record<string, unknown>>): readonly TextChange[] {
    const members = node.members ?? [];
    const keys = Object.keys(value);
    const old = new Map(members.map(({ key }, index) => [key, index]));
    const kept = keys.map((key) => old.get(key)).filter((index) => index !== undefined);
    // Members that changed places: nothing smaller says so.
    if (kept.some((index, at) => at > 0 && index < (kept[at - 1] ?? 0))) return [this.rewritten(node, value)];
    const added = groups(keys, (key) => old.has(key)).map((group) => group.map((key) => ({ key, value: value[key] })));
    const inner = members.flatMap((member) =>
      Object.hasOwn(value, member.key) ? this.walk(member.value, value[member.key]) : [],
    );
    const entries = members.map(({ start, value: held }) => ({ start, end: held.end }));
    return merged(this.entries(node, entries, { kept, added }), inner);
  }

  private array(node: Node, value: readonly unknown[]): readonly TextChange[] {
    const items = node.items ?? [];
    const pairs = this.paired(items, value);
    const taken = new Map(pairs.map(([index, at]) => [at, index]));
    const places = value.map((_, at) => at);
    const added = groups(places, (at) => taken.has(at)).map((group) => group.map((at) => ({ value: value[at] })));
    const inner = pairs.flatMap(([index, at]) => {
      const item = items[index];
      return item === undefined ? [] : this.walk(item, value[at]);
    });
    return merged(this.entries(node, items, { kept: pairs.map(([index]) => index), added }), inner);
  }

  /** Which items become which values: what is the same stays, what stands between goes by its order. */
  private paired(items: readonly Node[], value: readonly unknown[]): readonly (readonly [number, number])[] {
    const pairs: [number, number][] = [];
    let [low, highOld, highNew] = [0, items.length, value.length];
    const same = (index: number, at: number) => this.says(items[index] as Node, value[at]);
    while (low < highOld && low < highNew && same(low, low)) {
      pairs.push([low, low]);
      low += 1;
    }
    const tail: [number, number][] = [];
    while (highOld > low && highNew > low && same(highOld - 1, highNew - 1)) {
      highOld -= 1;
      highNew -= 1;
      tail.unshift([highOld, highNew]);
    }
    let at = low;
    const isEven = highOld - low === highNew - low;
    for (let index = low; index < highOld; index += 1) {
      const found = isEven ? at : firstFrom(at, highNew, (place) => same(index, place));
      if (found === undefined) continue;
      pairs.push([index, found]);
      at = found + 1;
    }
    return [...pairs, ...tail];
  }

  /** The changes between entries: what goes and what comes, gap by gap. */
  private entries(node: Node, old: readonly Entry[], { kept, added }: Plan): readonly TextChange[] {
    const { separator, indent } = this.style(node, old, added);
    const changes: TextChange[] = [];
    for (let rank = 0; rank <= kept.length; rank += 1) {
      const [before, after] = [kept[rank - 1] ?? -1, kept[rank] ?? old.length];
      const written = (added[rank] ?? []).map((one) => this.written(one, indent)).join(`,${separator}`);
      const isGap = after - before > 1 || written !== "";
      if (isGap && kept.length === 0) changes.push(this.refilled(node, separator, written));
      else if (isGap) changes.push(gap(old, before, after, written, separator));
    }
    return changes;
  }

  /** A list of which nothing is kept. */
  private refilled(node: Node, separator: string, written: string): TextChange {
    const around = written === "" ? "" : `${separator}${written}${this.closing(node, separator)}`;
    return { from: node.start + 1, to: node.end - 1, insert: around };
  }

  /** How the entries of a list are set apart; of an empty one, as a formatter would. */
  private style(
    node: Node,
    old: readonly Entry[],
    added: Plan["added"],
  ): { separator: string; indent: string | undefined } {
    const first = old[0];
    if (first !== undefined) {
      const space = this.text.slice(node.start + 1, first.start);
      const line = space.lastIndexOf("\n");
      return line < 0
        ? { separator: " ", indent: undefined }
        : { separator: space.slice(line), indent: space.slice(line + 1) };
    }
    const isPlain = added
      .flat()
      .every(({ key, value }) => key === undefined && (typeof value !== "object" || isNumber(value)));
    if (isPlain || !this.text.includes("\n")) return { separator: "", indent: undefined };
    const indent = `${this.indentOf(node.start)}${UNIT}`;
    return { separator: `\n${indent}`, indent };
  }

  private closing(node: Node, separator: string): string {
    return separator.startsWith("\n") ? `\n${this.indentOf(node.start)}` : "";
  }

  private written({ key, value }: Added, indent: string | undefined): string {
    const name = key === undefined ? "" : `${JSON.stringify(key)}: `;
    return `${name}${formatted(value, indent)}`;
  }

  private rewritten(node: Node, value: unknown): TextChange {
    const isWide =
      node.kind === "object" || node.kind === "array" ? this.text.slice(node.start, node.end).includes("\n") : true;
    const indent = isWide && this.text.includes("\n") ? this.indentOf(node.start) : undefined;
    return { from: node.start, to: node.end, insert: formatted(value, indent) };
  }

  /** The blanks at the beginning of the line an offset stands in. */
  private indentOf(offset: number): string {
    const line = this.text.lastIndexOf("\n", offset - 1) + 1;
    return /^[ \t]*/.exec(this.text.slice(line, offset))?.[0] ?? "";
  }
}

/** What stands between two kept entries, of which one may be missing, becomes what is written. */
function gap(old: readonly Entry[], before: number, after: number, written: string, separator: string): TextChange {
  const left = old[before];
  if (left === undefined) {
    const insert = written === "" ? "" : `${written},${separator}`;
    return { from: old[0]?.start ?? 0, to: old[after]?.start ?? 0, insert };
  }
  const last = old[after - 1] ?? left;
  return { from: left.end, to: last.end, insert: written === "" ? "" : `,${separator}${written}` };
}

/** A value as text: on one line, or indented like what stands around it. */
function formatted(value: unknown, indent: string | undefined): string {
  if (indent === undefined) return stringify(value) ?? "null";
  return (stringify(value, undefined, UNIT) ?? "null").replaceAll("\n", `\n${indent}`);
}

/** Spelling does not count where the browser's numbers hold it all. */
function isSameNumber(written: string, value: unknown): boolean {
  return written === String(value) || (typeof value === "number" && Number(written) === value);
}

function firstFrom(from: number, to: number, fits: (at: number) => boolean): number | undefined {
  for (let at = from; at < to; at += 1) if (fits(at)) return at;
  return undefined;
}

/** The new ones before each old one, and those after the last. */
function groups<Item>(items: readonly Item[], isOld: (item: Item) => boolean): Item[][] {
  const found: Item[][] = [[]];
  for (const item of items) {
    if (isOld(item)) found.push([]);
    else found.at(-1)?.push(item);
  }
  return found;
}

function merged(a: readonly TextChange[], b: readonly TextChange[]): readonly TextChange[] {
  return [...a, ...b].sort((one, other) => one.from - other.from || one.to - other.to);
}
