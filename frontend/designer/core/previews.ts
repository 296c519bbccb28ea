/** Preview values: what the canvas may show instead of the content, to see how the card takes it. Never sent. */
import type * as Making from "../../document/preview-values.ts";
import type { MadePreview } from "../../document/preview-values.ts";
import { isObject, type JsonObject } from "../../document/values.ts";

/** Which preview values the canvas shows: a set the document names, or one that is made on demand. */
export type Preview = { readonly named: string } | { readonly made: MadePreview };

export interface Sample {
  readonly name: string;
  readonly values: JsonObject;
}

let making: typeof Making | undefined;

/** Loads what makes values; the named sets need nothing. */
export async function loadMaking(): Promise<void> {
  making ??= await import("../../document/preview-values.ts");
}

/** The named sets of values of a document. */
export function samplesOf(document: JsonObject): readonly Sample[] {
  const given = Array.isArray(document.samples) ? document.samples : [];
  return given.filter(isObject).map(({ name, values }) => ({
    name: typeof name === "string" ? name : "",
    values: isObject(values) ? values : {},
  }));
}

/** The values of a preview; undefined for a set that is not there any more. */
export function previewValues(document: JsonObject, preview: Preview | undefined): JsonObject | undefined {
  if (preview === undefined) return undefined;
  if ("made" in preview) return making?.madeValues(document, preview.made) ?? {};
  return samplesOf(document).find(({ name }) => name === preview.named)?.values;
}
