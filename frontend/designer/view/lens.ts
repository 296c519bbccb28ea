/**
 * The likeness of a card on an older client: what such a client does not know falls back, or is not there. DOM-free.
 *
 * Facts: `min_client` of the catalog's components and fields, card-format §1.1 for the card as a whole. The linter tells
 * the same in sentences (`cardstudio/cards/lint/clients.py`, rules `client-…`).
 */
import { isObject, type JsonObject } from "../../document/values.ts";
import type { Catalog, Component, FieldType } from "../core/catalog.ts";
import type { Lens } from "../core/drawn.ts";

/** Older clients show the title bar of a 2.0 card and ask for an update where its body belongs. */
const MODERN = "7.20";
/** Whether a client of `version` is older than `needed`. */
export function isOlder(version: string, needed: string): boolean {
  const [is, wants] = [version.split(".").map(Number), needed.split(".").map(Number)];
  for (let at = 0; at < Math.max(is.length, wants.length); at += 1) {
    const difference = (is[at] ?? 0) - (wants[at] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

/**
 * Cards as one client version draws them. Positions stay: what is not drawn leaves a `null` in its list. What the version
 * knows whole stays the same object, also from one card to the next.
 *
 *     new ClientLens(catalog, "7.4", "Please update").of({ elements: [{ tag: "checker" }] })  // { elements: [null] }
 */
export class ClientLens implements Lens {
  private readonly made = new WeakMap<object, unknown>();

  /** `update` is the sentence that asks for a newer client. */
  constructor(
    private readonly catalog: Catalog,
    readonly version: string,
    private readonly update: string,
  ) {}

  of(card: unknown): unknown {
    if (!isObject(card)) return card;
    const modern = card.schema === "2.0";
    const notice = { tag: "div", text: { tag: "plain_text", content: this.update, text_color: "grey" } };
    const wanted = fallbackVersion(card.fallback);
    if (wanted !== undefined && isOlder(this.version, wanted)) return { elements: [notice] };
    if (modern && isOlder(this.version, MODERN)) return { ...card, body: { elements: [notice] } };
    return this.known(card, "root", modern ? "2.0" : "1.0");
  }

  /** An object of a component, without the fields this client ignores. */
  private known(value: JsonObject, name: string, format: string): unknown {
    const held = this.made.get(value);
    if (held !== undefined) return held;
    const fields = this.component(name)?.fields[format] ?? {};
    const entries: [string, unknown][] = [];
    for (const [key, given] of Object.entries(value)) {
      const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
      if (field?.min_client !== undefined && isOlder(this.version, field.min_client)) continue;
      const drawn = field === undefined ? given : this.typed(given, field.type, format);
      if (drawn !== undefined) entries.push([key, drawn]);
    }
    const same = entries.length === Object.keys(value).length && entries.every(([key, drawn]) => drawn === value[key]);
    const made = same ? value : Object.fromEntries(entries);
    this.made.set(value, made);
    return made;
  }

  /** A field's value; undefined when nothing is left of it. */
  private typed(value: unknown, type: FieldType, format: string): unknown {
    const items = type.item;
    if (type.kind === "elements") return this.list(value, (item) => this.element(item, format) ?? null);
    if (type.kind === "tagged") return this.element(value, format);
    if (type.kind === "object") return isObject(value) ? this.known(value, type.shape ?? "", format) : value;
    if (items === undefined) return value;
    if (type.kind === "list") return this.list(value, (item) => this.typed(item, items, format) ?? null);
    if (!isObject(value)) return value;
    const entries = Object.entries(value).map(([key, held]) => [key, this.typed(held, items, format)] as const);
    return entries.every(([key, held]) => held === value[key]) ? value : Object.fromEntries(entries);
  }

  private list(value: unknown, change: (item: unknown) => unknown): unknown {
    if (!Array.isArray(value)) return value;
    const made = value.map(change);
    return made.every((item, index) => item === value[index]) ? value : made;
  }

  /** An element, what it falls back to, or undefined. */
  private element(value: unknown, format: string): unknown {
    if (!isObject(value) || typeof value.tag !== "string") return value;
    const needed = this.component(value.tag)?.min_client ?? undefined;
    if (needed === undefined || !isOlder(this.version, needed)) return this.known(value, value.tag, format);
    const { fallback } = value;
    return isObject(fallback) && fallback.tag === "fallback_text" ? { tag: "div", text: fallback.text } : undefined;
  }

  private component(name: string): Component | undefined {
    return Object.hasOwn(this.catalog.components, name) ? this.catalog.components[name] : undefined;
  }
}

/** The client version under which a card asks to be replaced as a whole. */
function fallbackVersion(fallback: unknown): string | undefined {
  const conditions =
    isObject(fallback) && Array.isArray(fallback.trigger_conditions) ? fallback.trigger_conditions : [];
  const condition = conditions.filter(isObject).find(({ type }) => type === "min_client_version");
  return typeof condition?.value === "string" && /^\d+(\.\d+)*$/.test(condition.value) ? condition.value : undefined;
}
