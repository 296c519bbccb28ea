/**
 * Preview values made on demand: what a card may have to take at most, at least, or not at all. They begin from what is known of
 * each variable (its default, its example, what the named sets say) and are only for looking: nothing that sends knows them.
 */

import { samplesIn } from "./declarations.ts";
import { MISSING } from "./expressions.ts";
import { Problems } from "./problems.ts";
import { own } from "./value-types.ts";
import { isObject, type JsonObject, textOf } from "./values.ts";
import { called, checked, declared, type Variable } from "./variables.ts";

export type MadePreview = "longest" | "shortest" | "empty";

/** Signs and items of what is long, where nothing longer is known. */
const LONG_TEXT = 12;
const LONG_LIST = 6;
const MOST_TEXT = 400;
const MOST_ITEMS = 30;
const LONG_NUMBER = 88_888_888;

/** Values for all variables of a document. */
export function madeValues(document: JsonObject, kind: MadePreview): JsonObject {
  const sets = samplesIn(document).flatMap((sample) => {
    const values = isObject(sample) ? own(sample, "values") : undefined;
    return isObject(values) ? [values] : [];
  });
  const made = declared(document.variables).flatMap((variable): [string, unknown][] => {
    const held = sets.map((values) => own(values, variable.name));
    const known = [variable.default, variable.example, ...held].filter((value) => isGiven(value, variable));
    const value = madeValue(variable, known, kind);
    return value === undefined ? [] : [[variable.name, value]];
  });
  return Object.fromEntries(made);
}

function isGiven(value: unknown, variable: Variable): boolean {
  if (value === MISSING || value === null || value === undefined) return false;
  return checked(variable, value, new Problems()) !== MISSING;
}

function madeValue(variable: Variable, known: readonly unknown[], kind: MadePreview): unknown {
  if (variable.type.endsWith("_array") || variable.type === "table_rows") return listOf(known, kind);
  const texts = known.flatMap((value) => (typeof value === "string" ? [value] : []));
  switch (variable.type) {
    case "text":
    case "markdown":
    case "":
      return textFor(texts.length > 0 ? texts : [called(variable)], kind);
    case "choice":
      return kind === "empty" ? "" : byLength([...variable.options.keys(), ...texts], kind);
    case "integer":
    case "number":
      return numberFor(known, kind);
    case "boolean":
      return kind === "longest";
    default:
      // Moments, links, pictures, people: as they are known, or not at all.
      return kind === "empty" ? "" : known[0];
  }
}

/** The longest or shortest of some texts; of nothing, nothing. */
function byLength(texts: readonly string[], kind: MadePreview): string | undefined {
  const sorted = [...texts].sort((one, other) => one.length - other.length);
  return kind === "longest" ? sorted.at(-1) : sorted[0];
}

function textFor(texts: readonly string[], kind: MadePreview): string {
  if (kind === "empty") return "";
  const found = byLength(texts, kind) ?? "";
  if (kind === "shortest") return Array.from(found.trim())[0] ?? "";
  if (found === "") return "";
  const times = Math.max(2, Math.ceil(LONG_TEXT / found.length));
  const longer = Array.from({ length: times }, () => found).join(" ");
  return found.length >= MOST_TEXT ? found : longer.slice(0, MOST_TEXT);
}

function numberFor(known: readonly unknown[], kind: MadePreview): number {
  if (kind !== "longest") return 0;
  const digits = Math.max(0, ...known.map((value) => (textOf(value) ?? "").length));
  return digits < String(LONG_NUMBER).length ? LONG_NUMBER : Number("8".repeat(Math.min(digits, 15)));
}

/** More items than are known, or the first, or none. */
function listOf(known: readonly unknown[], kind: MadePreview): readonly unknown[] {
  if (kind === "empty") return [];
  const lists = known.filter(Array.isArray).sort((one, other) => one.length - other.length);
  if (kind === "shortest") return lists.find((list) => list.length > 0)?.slice(0, 1) ?? [];
  const longest = lists.at(-1) ?? [];
  if (longest.length === 0 || longest.length >= MOST_ITEMS) return longest;
  const length = Math.min(MOST_ITEMS, Math.max(LONG_LIST, longest.length * 2));
  return Array.from({ length }, (_, index) => longest[index % longest.length]);
}
