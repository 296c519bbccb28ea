/** What the catalog says of a place in the source: which object stands there, which fields and values it takes. DOM-free. */
import type { Format } from "../../document/catalog.ts";
import type { Catalog, Component, Field, FieldType } from "../core/catalog.ts";

/** One step from the card to a place: a key, or an index, and the `tag` of the object or list's item it is in. */
export interface Step {
  readonly key: string | number;
  /** The `tag` of the object that has the key; undefined for a list, or one without. */
  readonly tag: string | undefined;
}

export interface Meaning {
  /** Of the object a key stands in. */
  readonly component: Component | undefined;
  readonly name: string | undefined;
  /** Of the value at the end of the steps. */
  readonly type: FieldType | undefined;
  readonly field: Field | undefined;
}

const NOTHING: Meaning = { component: undefined, name: undefined, type: undefined, field: undefined };
const ROOT: FieldType = { kind: "object", shape: "root" };

/** What is at the end of the steps; `tag` is that of the object standing there, if it is one. */
export function meaningOf(catalog: Catalog, format: Format, steps: readonly Step[]): Meaning {
  let at: Meaning = { ...NOTHING, type: ROOT };
  for (const { key, tag } of steps) {
    const { type } = at;
    if (type === undefined) return NOTHING;
    if (typeof key === "number") at = { ...NOTHING, type: itemOf(type) };
    else if (type.kind === "by_locale" || type.kind === "by_name") at = { ...NOTHING, type: type.item };
    else at = memberOf(catalog, format, nameFor(type, tag), key);
  }
  return at;
}

/** The component an object is, when a value of this type stands there. */
export function componentFor(
  catalog: Catalog,
  type: FieldType | undefined,
  tag: string | undefined,
): Component | undefined {
  const name = type && nameFor(type, tag);
  return name === undefined || !Object.hasOwn(catalog.components, name) ? undefined : catalog.components[name];
}

function nameFor(type: FieldType, tag: string | undefined): string | undefined {
  if (type.kind === "object") return type.shape;
  const only = type.tags?.length === 1 ? type.tags[0] : undefined;
  return tag ?? only;
}

function itemOf(type: FieldType): FieldType | undefined {
  return type.kind === "elements" ? { kind: "tagged" } : type.item;
}

function memberOf(catalog: Catalog, format: Format, name: string | undefined, key: string): Meaning {
  if (name === undefined || !Object.hasOwn(catalog.components, name)) return NOTHING;
  const component = catalog.components[name];
  const fields = component?.fields[format] ?? {};
  const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
  return { component, name, field, type: field?.type };
}

/** The words a value may be; empty where it is free. `tag` is answered by `tagsFor`. */
export function valuesOf(catalog: Catalog, { kind, values, words, palette }: FieldType): readonly string[] {
  const named = [...(values ?? []).map(String), ...(words ?? [])];
  if (kind === "flag") return ["true", "false"];
  if (kind === "color" && palette) return [...new Set([...named, ...Object.keys(catalog.colors)])];
  if (kind === "icon_token") return Object.values(catalog.icons ?? {}).flat();
  return named;
}

/** The tags an object of this type may have. */
export function tagsFor(catalog: Catalog, format: Format, type: FieldType): readonly string[] {
  if (type.tags !== undefined && type.tags.length > 0) return type.tags;
  if (type.kind !== "tagged") return [];
  const placeable = Object.entries(catalog.components).filter(
    ([, one]) => one.placeable && one.formats.includes(format),
  );
  return placeable.map(([tag]) => tag);
}
