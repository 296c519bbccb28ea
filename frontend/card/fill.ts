import { type CardNode, isObject } from "./json.ts";

/** `${name}`, `${name.path}` and the literal `$${`; anything richer is left for the server, which knows the whole grammar. */
const PLACE = /\$\$\{|\$\{\s*([A-Za-z]\w*(?:\.\w+)*)\s*\}/g;
const WHOLE = /^\$\{\s*([A-Za-z]\w*(?:\.\w+)*)\s*\}$/;
/** Parts of a card that only the author's own server reads. */
const OPAQUE = new Set(["value", "chart_spec"]);
const MARKUP = new Set(["markdown", "lark_md"]);

/**
 * Fills the names `values` holds into cards, and nothing else. An unchanged part of a card stays the same object, and so does
 * a filled one as long as the part and the values do: what stays the same object is not drawn again.
 */
export class Filler {
  private readonly known = new WeakMap<object, unknown>();

  constructor(private readonly values: CardNode) {}

  fill(card: unknown): unknown {
    return this.visit(card, false);
  }

  private visit(part: unknown, markup: boolean): unknown {
    if (typeof part === "string") return part.includes("${") ? this.string(part, markup) : part;
    if (typeof part !== "object" || part === null) return part;
    if (!this.known.has(part)) this.known.set(part, this.composite(part, markup));
    return this.known.get(part);
  }

  private composite(part: object, markup: boolean): unknown {
    if (Array.isArray(part)) {
      const items = part.map((item) => this.visit(item, markup));
      return items.some((item, index) => item !== part[index]) ? items : part;
    }
    if (!isObject(part)) return part;
    const isMarkup = markup || MARKUP.has(String(part.tag));
    const entries = Object.entries(part).map(([key, value]) => [
      key,
      OPAQUE.has(key) ? value : this.visit(value, isMarkup && /content$/.test(key)),
    ]);
    return entries.some(([key, value]) => value !== part[key as string]) ? Object.fromEntries(entries) : part;
  }

  private string(text: string, markup: boolean): unknown {
    const name = WHOLE.exec(text)?.[1];
    const whole = name === undefined ? undefined : this.lookup(name);
    if (whole !== undefined) return typeof whole === "string" && markup ? escapeMarkup(whole) : whole;
    return text.replace(PLACE, (place, path: string | undefined) => {
      if (path === undefined) return "${";
      const value = this.lookup(path);
      if (value === undefined || value === null || typeof value === "object") return place;
      return markup ? escapeMarkup(String(value)) : String(value);
    });
  }

  private lookup(path: string): unknown {
    let value: unknown = this.values;
    for (const step of path.split(".")) {
      if (!isObject(value) || !Object.hasOwn(value, step)) return undefined;
      value = value[step];
    }
    return value;
  }
}

/** Makes a value's own asterisks and brackets plain text where it stands in markdown. */
export function escapeMarkup(text: string): string {
  return text.replace(/[*_~`<>[\]()#&$\\]/g, (character) => `&#${character.charCodeAt(0)};`);
}
