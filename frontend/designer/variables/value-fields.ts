/** The boxes values of variables are written in: those of the inspector, by the type a variable has. */
import { DOCUMENT } from "../../document/ids.ts";
import type { Keys } from "../../document/tree.ts";
import { isObject } from "../../document/values.ts";
import type { FieldType } from "../core/catalog.ts";
import { gridOf } from "../inspector/controls/table-rows.ts";
import { framed } from "../inspector/field-frame.ts";
import { type Form, Place } from "../inspector/form.ts";
import type { Column } from "../inspector/table-cells.ts";
import { dateRange } from "./date-range.ts";
import { calledIn, typeOf } from "./variable-edits.ts";

const JSON_OBJECT: FieldType = { kind: "json", types: ["object"] };
const JSON_LIST: FieldType = { kind: "json", types: ["array"] };
const BOXES: Readonly<Record<string, FieldType>> = {
  text: { kind: "lines" },
  markdown: { kind: "lines" },
  integer: { kind: "integer" },
  number: { kind: "number" },
  boolean: { kind: "flag" },
  date: { kind: "moment", spelling: "date" },
  time: { kind: "moment", spelling: "time" },
  datetime: { kind: "moment", spelling: "datetime" },
  date_range: JSON_OBJECT,
  choice: { kind: "text" },
  url: { kind: "url" },
  image: { kind: "image_key" },
  person: { kind: "user_id" },
  text_array: { kind: "list", item: { kind: "text" } },
  image_array: { kind: "list", item: { kind: "image_key" } },
  person_array: { kind: "list", item: { kind: "user_id" } },
  object: { kind: "opaque", types: ["object"] },
  object_array: JSON_LIST,
  option_array: JSON_LIST,
  button_array: JSON_LIST,
  table_rows: JSON_LIST,
  chart: JSON_OBJECT,
};

export interface ValueOptions {
  readonly form: Form;
  /** The keys from the document. */
  readonly path: Keys;
  readonly type: string;
  readonly label: string;
  /** What counts when nothing is written. */
  readonly fallback?: unknown;
  /** Declared members of objects. */
  readonly fields?: unknown;
  /** What a choice is among. */
  readonly options?: unknown;
}

/** Types whose values may be objects that hold only this (docs/variables.md). */
const WRAPPED: Readonly<Record<string, string>> = { image: "img_key", person: "id" };
const NUMBERS: ReadonlySet<string> = new Set(["integer", "number"]);

/** The columns of a grid for objects with declared members. */
function columnsFor(fields: unknown): readonly Column[] {
  return (Array.isArray(fields) ? fields : []).filter(isObject).flatMap((field) => {
    if (typeof field.name !== "string") return [];
    const label = calledIn({ ...field, name: field.name });
    return [{ name: field.name, label, type: NUMBERS.has(typeOf(field)) ? "number" : "text" }];
  });
}

function boxFor(type: string, options: unknown): FieldType {
  const listed = Array.isArray(options) ? options.filter((one) => typeof one === "string") : [];
  if (type === "choice" && listed.length > 0) return { kind: "choice", values: listed };
  return BOXES[type] ?? { kind: "json" };
}

/** The field of one value: a default, or what a sample gives. */
export function valueField({ form, path, type, label, fallback, fields, options }: ValueOptions): unknown {
  const shown = isObject(fallback) || Array.isArray(fallback) ? undefined : fallback;
  const field = {
    label,
    type: boxFor(type, options),
    ...(shown !== undefined && { default: shown }),
  };
  const at = (keys: Keys) => new Place({ form, ids: [DOCUMENT], path: keys, owner: "variable", field });
  const place = at(path);
  if (type === "date_range") return framed(place, dateRange(place));
  const inner = WRAPPED[type];
  if (inner !== undefined && isObject(place.value)) return form.drawField(at([...path, inner]));
  const columns = columnsFor(fields);
  return columns.length > 0 && type !== "object" ? framed(place, gridOf(place, columns, false)) : form.drawField(place);
}
