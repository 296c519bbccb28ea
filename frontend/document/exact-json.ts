/** JSON with every digit: what is shown as source and sent back. For drawing, `JSON.parse` will do. */
import { parse, stringify } from "lossless-json";
import type { JsonObject } from "./values.ts";

export function parseExact(text: string): unknown {
  return parse(text);
}

/** By the names the server has for them: objects are objects, and what else there is may be anything. */
export type Exact<Data> = { readonly [Name in keyof Data]: Data[Name] extends object ? JsonObject : unknown };

/** An answer with every digit of it. */
export function exactly<Data>({ text }: { readonly text: string; readonly data?: Data }): Exact<Data> {
  return parse(text) as Exact<Data>;
}

/** Indented by two, as people read it. */
export function formatExact(value: unknown): string {
  return stringify(value, undefined, 2) ?? "";
}
