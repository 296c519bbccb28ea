/** The blanks a document declares and the samples it holds, as they stand in it. DOM-free; `variables.ts` reads what they mean. */
import { isObject, type JsonObject } from "./values.ts";

/** A declaration as it stands in the document. */
export type Entry = JsonObject & { readonly name: string };

/** The declarations, if they are a list of named objects; people write shorter forms too. */
export function entriesOf(document: JsonObject): readonly Entry[] | undefined {
  const listed = document.variables ?? [];
  if (!Array.isArray(listed)) return undefined;
  return listed.every((entry) => isObject(entry) && typeof entry.name === "string") ? (listed as Entry[]) : undefined;
}

/** Any form of declarations as a list of objects with name and type. */
export function tidied(listed: unknown): readonly Entry[] {
  const pairs: readonly (readonly [unknown, unknown])[] = Array.isArray(listed)
    ? listed.map((entry) => (isObject(entry) ? [entry.name, entry] : [entry, {}]))
    : Object.entries(isObject(listed) ? listed : {});
  return pairs.map(([name, given]) => {
    const entry = isObject(given) ? given : { type: given };
    return { ...entry, name: String(name), type: entry.type ?? "text" };
  });
}

/**
 * What an entry's example was before there were any: the value of the first sample, drawn where the entry has neither default nor
 * example. Undefined where it has one, or there is no such value.
 */
export function formerExample(document: JsonObject, entry: unknown): unknown {
  if (!isObject(entry) || typeof entry.name !== "string") return undefined;
  if ((entry.default ?? entry.example ?? undefined) !== undefined) return undefined;
  const [first] = samplesIn(document);
  const values = isObject(first) && isObject(first.values) ? first.values : {};
  return Object.hasOwn(values, entry.name) ? (values[entry.name] ?? undefined) : undefined;
}

/** The samples, those that are none left out of sight. */
export function samplesIn(document: JsonObject): readonly unknown[] {
  return Array.isArray(document.samples) ? document.samples : [];
}
