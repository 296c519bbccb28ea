/** JSON with every digit: what is shown as source and sent back. For drawing, `JSON.parse` will do. */
import { parse, stringify } from "lossless-json";

export function parseExact(text: string): unknown {
  return parse(text);
}

/** Indented by two, as people read it. */
export function formatExact(value: unknown): string {
  return stringify(value, undefined, 2) ?? "";
}
