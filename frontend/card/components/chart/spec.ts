import { type CardNode, isObject, numberOf, objectOf, stringOf } from "../../json.ts";

/**
 * A card's `chart_spec` as data the chart engine may be given. The engine was made for specs its own page wrote: it loads
 * pictures, fills HTML in, and compiles CSV readers. A card is not trusted with any of that.
 */

/** The series of the 13 kinds of the format (card-format §2.15); doughnut is a pie, a horizontal bar a bar, a combination `common`. */
export const KINDS: ReadonlySet<string> = new Set(
  "line area bar pie common funnel scatter radar linearProgress circularProgress wordCloud".split(" "),
);

/** Keys that load, run or insert something, or take the canvas away from the card. */
const REFUSED = new Set(
  "__proto__ constructor prototype html react dom parser transforms image texture mask maskShape src url href customMark extensionMark player brush media width height renderCanvas theme".split(
    " ",
  ),
);
/** Functions in the engine's own specs; in JSON they could only be something else. */
const FUNCTION = /(?:Method|Callback|Handler)$|^on[A-Z]|^(?:customize|updateElement|formatter)/;
/** Addresses and markup make the engine load or parse something; words of the data are never looked at like this. */
const ADDRESS = /^\s*(?:[a-z][a-z\d+.-]*:|\/\/|<)/i;

/** A background that is a text is a picture to load, save that of the whole chart, which is a colour. */
const COLOR = /^(?:#[\da-f]{3,8}|rgba?\([\d\s.,%]+\)|[a-z]+)$/i;

const DEEPEST = 16;
/** More than a card of the largest size can hold. */
const MOST_PARTS = 30_000;

/** The spec without what may not reach the engine; undefined for a kind the format does not have, or where there is nothing to draw. */
export function chartSpec(spec: CardNode): Record<string, unknown> | undefined {
  if (!KINDS.has(stringOf(spec.type) ?? "")) return undefined;
  const copier = new Copier();
  const copy = copier.copy(spec, 0, false);
  if (!isObject(copy) || copier.isOver || !hasValues(copy)) return undefined;
  const series = Array.isArray(copy.series) ? copy.series : [];
  if (series.some((one) => !isObject(one) || !KINDS.has(stringOf(one.type) ?? ""))) return undefined;
  return { ...copy };
}

function isKept(key: string, value: unknown, depth: number): boolean {
  if (REFUSED.has(key) || FUNCTION.test(key)) return false;
  if (key !== "background" || typeof value !== "string") return true;
  return depth === 0 && COLOR.test(value);
}

function hasValues(spec: CardNode): boolean {
  const series = Array.isArray(spec.series) ? spec.series.map((one) => objectOf(one).data) : [];
  const data = [spec.data, ...series].flat();
  return data.some((one) => Array.isArray(objectOf(one).values) && (objectOf(one).values as unknown[]).length > 0);
}

class Copier {
  private parts = 0;

  get isOver(): boolean {
    return this.parts > MOST_PARTS;
  }

  copy(value: unknown, depth: number, isData: boolean): unknown {
    this.parts += 1;
    if (this.isOver || depth > DEEPEST) return undefined;
    if (Array.isArray(value)) return value.map((item) => this.copy(item, depth + 1, isData));
    const number = numberOf(value);
    if (number !== undefined) return number;
    if (isObject(value)) return this.object(value, depth, isData);
    if (typeof value === "string") return isData || !ADDRESS.test(value) ? value : undefined;
    return typeof value === "boolean" || value === null ? value : undefined;
  }

  private object(value: CardNode, depth: number, isData: boolean): Record<string, unknown> {
    const out: Record<string, unknown> = {};
    for (const [key, item] of Object.entries(value)) {
      if (key === "__proto__" || (!isData && !isKept(key, item, depth))) continue;
      const isValues = !isData && key === "values";
      // Values that are one text would be compiled as CSV.
      const copied = isValues && !Array.isArray(item) ? [] : this.copy(item, depth + 1, isData || isValues);
      if (copied !== undefined) out[key] = copied;
    }
    return out;
  }
}
