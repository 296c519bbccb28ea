/** The walk that fills: one pass over the template, sharing what did not change; the twin of `fill/walk.py`. */
import { Budget, Full } from "./budget.ts";
import { holds, parseCondition } from "./conditions.ts";
import { address, addressPart, inMarkup, type Place, UnsafeUrl } from "./escape.ts";
import {
  type Binding,
  EMPTY,
  emptyMemo,
  evaluate,
  type Kind,
  lookup,
  MISSING,
  type Outcome,
  type Placeholder,
  parseLoop,
  parseText,
  type Scope,
  type Text,
  variableOf,
} from "./expressions.ts";
import { Origins } from "./origins.ts";
import { placesOf } from "./places.ts";
import { type Path, Problems } from "./problems.ts";
import { asMember, asText } from "./shapes.ts";
import { cellSlots, isMarkup, OPAQUE, type Slot, type Slots, slotOf } from "./slots.ts";
import { isObject, type JsonObject, textOf } from "./values.ts";

/** Deeper than any readable card; what is below stays as it is. */
const DEEPEST = 200;
/** What an object becomes whose `$if` does not hold, and a member left empty. */
const GONE = Symbol("gone");

/** A place in the template and the one in the filled card; `scope` is undefined inside inserted values, where nothing is replaced. */
export interface Spot {
  readonly slot: Slots;
  readonly scope: Scope | undefined;
  readonly at: Path;
  readonly to: Path;
  readonly depth: number;
  /** The variable an inserted value is of. */
  readonly blank?: string;
}

/** Where in a text a value stands. */
export interface Placing {
  /** The variable it is of, "" for what is of none. */
  readonly blank: string;
  readonly slot: Slot;
  readonly place: Place;
  /** Whether it is markup itself. */
  readonly markup: boolean;
  /** The text around it, and which piece of it this is. */
  readonly text?: Text;
  readonly index?: number;
}

interface Loop {
  readonly name: string;
  readonly kind: Kind;
  readonly values: readonly unknown[];
  /** The variable they are of. */
  readonly from: string;
}

export interface Known {
  readonly slot: Slots;
  readonly filled: unknown;
}

/** One filling of one card. */
export class Filler {
  readonly origins: Origins;
  private readonly budget: Budget;
  private readonly modern: boolean;

  /**
   * With `known`, parts that were filled before are taken from there as long as the names are the same: what stays the same
   * object is not drawn again. Origins and problems inside such parts are then left out.
   */
  constructor(
    private readonly card: JsonObject,
    private readonly problems = new Problems(),
    private readonly known?: WeakMap<object, Known>,
  ) {
    this.origins = new Origins(card);
    this.budget = new Budget(problems);
    this.modern = card.schema === "2.0";
  }

  /** The filled card: the same object when nothing changed. */
  fill(names: ReadonlyMap<string, Binding>): JsonObject {
    return this.object(this.card, { slot: "value", scope: { names, memo: emptyMemo() }, at: null, to: null, depth: 0 });
  }

  private value(value: unknown, spot: Spot): unknown {
    const { scope } = spot;
    if (counts(scope)) this.budget.take(value);
    if (typeof value === "string") return this.string(value, spot);
    if (!Array.isArray(value) && !isObject(value)) {
      const isText = scope === undefined && value !== null && typeof spot.slot === "string" && spot.slot !== "value";
      return isText ? textOf(value) : value;
    }
    if (spot.depth >= DEEPEST) {
      this.problems.add("fill-too-deep", spot.at, { limit: DEEPEST });
      if (scope === undefined) throw new Full();
      return value;
    }
    const known = this.known?.get(value);
    if (known?.slot === spot.slot && !counts(scope)) return known.filled;
    const filled = this.composite(value, spot);
    if (!counts(scope)) this.known?.set(value, { slot: spot.slot, filled });
    return filled;
  }

  private composite(value: readonly unknown[] | JsonObject, spot: Spot): unknown {
    if (!isObject(value)) return this.list(value, spot);
    const { scope } = spot;
    if (scope !== undefined && "$if" in value && !this.condition(value.$if, scope, spot.at)) return GONE;
    return this.object(value, spot);
  }

  protected object(value: JsonObject, spot: Spot): JsonObject {
    const entries: [string, unknown][] = [];
    let changed = false;
    for (const [key, held] of Object.entries(value)) {
      const filled = this.member(value, key, held, spot);
      changed ||= filled !== held;
      if (filled !== GONE) entries.push([key, filled]);
    }
    // Not by assignment: a key may be `__proto__`.
    return changed ? Object.fromEntries(entries) : value;
  }

  protected member(holder: JsonObject, key: string, held: unknown, spot: Spot): unknown {
    const { slot, scope, at, to, depth } = spot;
    if (key.startsWith("$")) {
      if (scope !== undefined) this.directive(key, at);
      return GONE;
    }
    if (OPAQUE.has(key) && typeof held === "object" && held !== null && typeof slot === "string") {
      if (counts(scope)) this.budget.takeAll(held);
      return held;
    }
    const inner = this.slotIn(slot, holder, key);
    return this.value(held, { ...spot, slot: inner, at: [at, key], to: [to, key], depth: depth + 1 });
  }

  /** The slot of one member of an object that itself stands in `slot`. */
  private slotIn(slot: Slots, holder: JsonObject, key: string): Slots {
    if (typeof slot !== "string") return slot.get(key) ?? "value"; // a row of a table
    if (holder.tag === "table" && key === "rows") return cellSlots(holder);
    // A map from locale to text.
    if (slot !== "value" && slot !== "url" && (holder.tag === undefined || holder.tag === null)) return slot;
    return slotOf(holder.tag, key, this.modern);
  }

  private list(value: readonly unknown[], spot: Spot): readonly unknown[] {
    const { at, to, depth } = spot;
    const out: unknown[] = [];
    let changed = false;
    value.forEach((item, index) => {
      const here = { ...spot, at: [at, index] as const };
      if (spot.scope !== undefined && isObject(item) && "$each" in item) {
        changed = true;
        this.repeat(item, here, spot.scope, out);
        return;
      }
      const filled = this.value(item, { ...here, to: [to, out.length], depth: depth + 1 });
      changed ||= filled !== item;
      this.append(out, filled, here.at, to);
    });
    return changed ? out : value;
  }

  private append(out: unknown[], filled: unknown, at: readonly [Path, string | number], to: Path): void {
    if (filled === GONE) return;
    if (at[1] !== out.length) this.origins.note([to, out.length], at);
    out.push(filled);
  }

  /** Fills `item` once for each value of its loop. `spot.to` is the list's place, `spot.at` the item's. */
  private repeat(item: JsonObject, spot: Spot & { at: readonly [Path, number] }, scope: Scope, out: unknown[]): void {
    const template = Object.fromEntries(Object.entries(item).filter(([key]) => key !== "$each"));
    const fillOnce = (inner: Scope) => {
      const place: Path = [spot.to, out.length];
      this.append(
        out,
        this.value(template, { ...spot, scope: inner, to: place, depth: spot.depth + 1 }),
        spot.at,
        spot.to,
      );
    };
    const loop = this.loop(item.$each, scope, [spot.at, "$each"]);
    if (loop === undefined) {
      fillOnce(scope);
      return;
    }
    const { name, kind, values, from } = loop;
    let made = this.origins.moved.size;
    try {
      values.forEach((value, index) => {
        this.budget.takeItem();
        const counters = {
          index: index + 1,
          first: index === 0,
          last: index === values.length - 1,
          length: values.length,
        };
        const names = new Map<string, Binding>([
          [name, { value, kind, from }],
          ["loop", { value: counters }],
        ]);
        fillOnce({ names, outer: scope });
        made = this.origins.moved.size;
      });
    } catch (error) {
      if (!(error instanceof Full)) throw error;
      this.origins.rewind(made);
    }
  }

  /** The name, kind and values of the items; undefined for a slip of the pen: the item stands there once. */
  private loop(text: unknown, scope: Scope, at: Path): Loop | undefined {
    const loop = parseLoop(text);
    const found = loop && lookup(scope, loop.path);
    if (loop === undefined || found === undefined) {
      if (loop === undefined) this.problems.add("bad-loop", at, { text: textOf(text) ?? "" });
      else this.problems.add("undeclared-variable", at, { name: loop.path[0] });
      return undefined;
    }
    if (found.value === MISSING) this.problems.add("missing-value", at, { name: loop.path[0] });
    else if (found.value !== null && found.value !== EMPTY && !Array.isArray(found.value)) {
      this.problems.add("not-a-list", at, { name: loop.path.join(".") });
    }
    const values = Array.isArray(found.value) ? found.value : [];
    return { name: loop.name, kind: found.kind ?? {}, values, from: variableOf(scope, loop.path) };
  }

  /** A condition that cannot be read, or names nobody declared, holds: nothing vanishes for a slip of the pen. */
  private condition(text: unknown, scope: Scope, at: Path): boolean {
    const condition = typeof text === "string" ? parseCondition(text) : undefined;
    if (condition === undefined) {
      if (typeof text !== "boolean") this.problems.add("bad-condition", [at, "$if"], { text: textOf(text) ?? "" });
      return text !== false;
    }
    const verdict = holds(condition, scope);
    for (const name of verdict.undeclared) this.problems.add("undeclared-variable", [at, "$if"], { name });
    for (const name of verdict.missing) this.problems.add("missing-value", [at, "$if"], { name });
    return verdict.holds || verdict.undeclared.length > 0;
  }

  /** A `$` key that is being left out: one that was obeyed, or one that means nothing here. */
  private directive(key: string, at: Path): void {
    if (key === "$each" || (key === "$if" && at === null)) {
      this.problems.add("directive-not-here", [at, key], { name: key });
    } else if (key !== "$if") this.problems.add("unknown-directive", [at, key], { name: key });
  }

  private string(value: string, spot: Spot): unknown {
    const { scope } = spot;
    const slot: Slot = typeof spot.slot === "string" ? spot.slot : "value";
    if (scope === undefined) return this.inserted(value, slot, spot);
    if (!value.includes("${")) return value;
    try {
      return this.replaced(value, slot, spot, scope);
    } catch (error) {
      // Inside a loop the item this stands in goes as well.
      if (!(error instanceof Full) || scope.outer !== undefined) throw error;
      return value;
    }
  }

  private inserted(value: string, slot: Slot, { at, blank = "" }: Spot): string {
    const place = slot === "url" ? "url" : "text";
    return this.placed(this.written(value, slot, place, false, at), { blank, slot, place, markup: false });
  }

  private replaced(value: string, slot: Slot, spot: Spot, scope: Scope): unknown {
    const { at } = spot;
    const text = parseText(value);
    for (const spelling of text.malformed) this.problems.add("bad-expression", at, { text: spelling });
    const [only] = text.pieces.length === 1 && slot === "value" ? text.pieces : [];
    if (only !== undefined && typeof only !== "string") {
      return this.whole(value, this.outcome(only, scope, at, true), spot, variableOf(scope, only.path));
    }
    const outcomes = text.pieces.map((piece) =>
      typeof piece === "string" ? undefined : this.outcome(piece, scope, at, false),
    );
    const filled = this.joined(text, outcomes, slot, at, scope);
    this.budget.take(filled);
    return filled;
  }

  /** What a placeholder comes to; `_isWhole`: its value takes the place of the text, with its type. */
  protected outcome(placeholder: Placeholder, scope: Scope, at: Path, _isWhole: boolean): Outcome {
    const outcome = evaluate(placeholder, scope);
    for (const [rule, params] of outcome.troubles) this.problems.add(rule, at, params);
    return outcome;
  }

  /** What a text becomes that is one whole `${…}`: the value, with its type. */
  private whole(source: string, outcome: Outcome, { slot, at, to, depth }: Spot, blank: string): unknown {
    if (!outcome.resolved) return source;
    this.wholly(blank);
    if (outcome.value === EMPTY) return GONE;
    const key = at === null ? "" : String(at[1]);
    const value = asMember(outcome.value, key);
    if (OPAQUE.has(key) && typeof slot === "string") {
      this.budget.takeAll(value);
      return value;
    }
    if (Array.isArray(value) || isObject(value)) {
      if (to !== null) this.origins.note(to, at);
      return this.value(value, { slot, scope: undefined, at, to, depth: depth + 1, blank });
    }
    this.budget.take(value);
    return value;
  }

  /** A text with its values in place; a placeholder without one stays as it is written. */
  private joined(text: Text, outcomes: readonly (Outcome | undefined)[], slot: Slot, at: Path, scope: Scope): string {
    const places = this.places(text, outcomes, slot);
    let hole = 0;
    let size = 0;
    // As soon as it can't fit any more: a long value may stand in a text thousands of times.
    const counted = (made: string) => {
      size += made.length;
      this.budget.check(size);
      return made;
    };
    return text.pieces
      .map((piece, index) => {
        if (typeof piece === "string") return piece;
        const outcome = outcomes[index];
        const place = places[hole++] ?? "text";
        if (outcome === undefined || !outcome.resolved) return counted(piece.source);
        const value = outcome.value === EMPTY ? "" : asText(outcome.value, at === null ? "" : String(at[1]));
        if (value === undefined) this.problems.add("not-text", at, { name: piece.source });
        if (value === undefined) return counted(piece.source);
        const made = this.written(value, slot, place, outcome.markup, at);
        return counted(
          this.placed(made, { blank: variableOf(scope, piece.path), slot, place, markup: outcome.markup, text, index }),
        );
      })
      .join("");
  }

  /** Called where a value takes the place of a text, with its type. */
  protected wholly(_blank: string): void {}

  /** What a value becomes that stands in a text now. */
  protected placed(made: string, _where: Placing): string {
    return made;
  }

  private places({ pieces }: Text, outcomes: readonly (Outcome | undefined)[], slot: Slot): Place[] {
    if (isMarkup(slot)) {
      // Markup in a value can open or close code anywhere after it.
      const certain = !outcomes.some((outcome) => outcome?.markup);
      return placesOf(pieces, certain && slot !== "lark_md", slot === "markdown_2");
    }
    const first: Place = typeof pieces[0] === "string" ? "part" : "url";
    return pieces.filter((piece) => typeof piece !== "string").map((_, index) => (index === 0 ? first : "part"));
  }

  /** One value as it must be spelled in its slot; an address no card may open is left out. */
  private written(value: string, slot: Slot, place: Place, markup: boolean, at: Path): string {
    try {
      if (slot === "url") return place === "url" ? address(value) : addressPart(value);
      return !isMarkup(slot) || (markup && place === "text") ? value : inMarkup(value, place);
    } catch (error) {
      if (!(error instanceof UnsafeUrl)) throw error;
      this.problems.add("unsafe-url", at, { value });
      return "";
    }
  }
}

/** What may be there many times is counted: inserted values and what is inside a loop. */
function counts(scope: Scope | undefined): boolean {
  return scope === undefined || scope.outer !== undefined;
}
