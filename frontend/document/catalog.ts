/** The part of the catalog (`GET /api/v1/catalog/`) the model reads: who may stand where, and what things are called. */

export type Format = "1.0" | "2.0";

export interface FieldType {
  readonly kind: string;
  readonly tags?: readonly string[];
  readonly item?: FieldType;
}

export interface Field {
  readonly label: string;
  readonly type: FieldType;
}

export interface Component {
  readonly label: string;
  readonly placeable: boolean;
  /** It only works inside a form. */
  readonly form_only: boolean;
  /** It counts as a level of nesting; columns do not. */
  readonly is_level: boolean;
  readonly formats: readonly string[];
  readonly snippets: Readonly<Partial<Record<string, unknown>>>;
  readonly fields: Readonly<Partial<Record<string, Readonly<Record<string, Field>>>>>;
}

export interface Catalog {
  readonly components: Readonly<Record<string, Component>>;
  /** By format and parent the tags that do not simply belong there, with the linter's rule. */
  readonly nesting: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;
}

/** One of the catalog's components; undefined for a tag it does not know. */
export function componentOf(catalog: Catalog, tag: string): Component | undefined {
  return Object.hasOwn(catalog.components, tag) ? catalog.components[tag] : undefined;
}

/** A list elements stand in: its key, and the tags it takes (undefined: any element). */
export interface Slot {
  readonly key: string;
  readonly tags?: readonly string[];
}

/** The lists of a component that hold elements. */
export function slotsOf(catalog: Catalog, tag: string, format: Format): readonly Slot[] {
  const slots: Slot[] = [];
  for (const [key, { type }] of Object.entries(componentOf(catalog, tag)?.fields[format] ?? {})) {
    if (type.kind === "elements") slots.push({ key });
    else if (type.kind === "list" && type.item?.kind === "tagged") slots.push({ key, tags: type.item.tags ?? [] });
  }
  return slots;
}

/** The list of a component that elements of any kind can be put into: as they are, or each in a part it takes, like a column. */
export function holdingSlot(catalog: Catalog, tag: string, format: Format): Slot | undefined {
  return slotsOf(catalog, tag, format).find(
    ({ tags }) => tags?.every((part) => isHolder(catalog, part, format)) ?? true,
  );
}

/** Whether it is no element, but a part that elements stand in. */
export function isHolder(catalog: Catalog, tag: string, format: Format): boolean {
  return componentOf(catalog, tag)?.placeable === false && holdingSlot(catalog, tag, format) !== undefined;
}

/** The components that can be put around elements, in the order of the palette. */
export function containersOf(catalog: Catalog, format: Format): readonly string[] {
  const isContainer = (tag: string, { placeable, snippets }: Component) =>
    placeable && snippets[format] !== undefined && holdingSlot(catalog, tag, format) !== undefined;
  return Object.entries(catalog.components).flatMap(([tag, one]) => (isContainer(tag, one) ? [tag] : []));
}
