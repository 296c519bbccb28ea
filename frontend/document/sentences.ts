/** Messages of the model as sentences, components and fields called as the catalog calls them. */
import { t } from "../i18n/document.ts";
import type { Message } from "../i18n/message.ts";
import { type Catalog, componentOf } from "./catalog.ts";

/** The sentence of a reason or a label: `sentence(step.label, catalog)` is "Moved Button 同意 into Form". */
export function sentence({ key, params }: Message, catalog: Catalog): string {
  const words = { ...params };
  for (const name of ["tag", "parent"]) {
    const tag = params[name];
    if (typeof tag === "string") words[name] = componentOf(catalog, tag)?.label ?? tag;
  }
  if (typeof params.field === "string") words.field = fieldLabel(catalog, String(params.tag ?? ""), params.field);
  // Not everything has a text to be known by.
  return t(key, words).replace(/ {2,}/g, " ").trim();
}

function fieldLabel(catalog: Catalog, tag: string, field: string): string {
  for (const fields of Object.values(componentOf(catalog, tag)?.fields ?? {})) {
    if (fields !== undefined && Object.hasOwn(fields, field)) return fields[field]?.label ?? field;
  }
  return field;
}
