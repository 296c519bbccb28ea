/** What helps where a release would break something: a default for a blank nobody fills. DOM-free. */
import { type Entry, entriesOf, samplesIn, tidied } from "../document/declarations.ts";
import { isObject, type JsonObject } from "../document/values.ts";

/** The value somebody gave a blank to look at it: its example, else the latest sample's. */
export function valueFor(document: JsonObject, name: string): unknown {
  const entry = declared(document).find((one) => one.name === name);
  const values = samplesIn(document).map((sample) =>
    isObject(sample) && isObject(sample.values) ? sample.values : {},
  );
  const given = [entry?.example, ...values.map(({ [name]: value }) => value).reverse()];
  return given.find((value) => value !== undefined && value !== null && value !== "");
}

/** The document, with that value as the blank's default. */
export function withDefault(document: JsonObject, name: string): JsonObject {
  const value = valueFor(document, name);
  const variables = declared(document).map((entry) => (entry.name === name ? { ...entry, default: value } : entry));
  return { ...document, variables };
}

function declared(document: JsonObject): readonly Entry[] {
  return entriesOf(document) ?? tidied(document.variables);
}
