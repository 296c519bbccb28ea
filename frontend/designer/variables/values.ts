/** The boxes values of variables are written in: those of the inspector, by the type a variable has. */
import { DOCUMENT } from "../../document/ids.ts";
import type { Keys } from "../../document/tree.ts";
import { isObject } from "../../document/values.ts";
import type { FieldType } from "../core/catalog.ts";
import { drawField } from "../inspector/controls/controls.ts";
import { type Form, Place } from "../inspector/form.ts";

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
}

/** The field of one value: a default, or what a sample gives. */
export function valueField({ form, path, type, label, fallback }: ValueOptions): unknown {
  const shown = isObject(fallback) || Array.isArray(fallback) ? undefined : fallback;
  const field = {
    label,
    type: BOXES[type] ?? { kind: "json" },
    source: "",
    confidence: "",
    ...(shown !== undefined && { default: shown }),
  };
  return drawField(new Place({ form, ids: [DOCUMENT], path, owner: "variable", field }));
}
