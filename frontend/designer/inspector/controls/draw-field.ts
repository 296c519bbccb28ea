/** Which control edits which type of value. */
import { html, type TemplateResult } from "lit";
import { isNumber, isObject } from "../../../document/values.ts";
import { t } from "../../../i18n/inspector.ts";
import { type Framed, framed } from "../field-frame.ts";
import type { Place } from "../form.ts";
import { lazyControl } from "../lazy-control.ts";
import { variablePicker } from "../variable-names.ts";
import { choice, flag } from "./choice.ts";
import { color } from "./color.ts";
import { area, content } from "./content.ts";
import { fallback } from "./fallback.ts";
import { iconToken } from "./icon.ts";
import { list } from "./list.ts";
import { moment } from "./moment.ts";
import { number } from "./number.ts";
import { object, tagged } from "./objects.ts";
import { size } from "./size.ts";
import { imageKey, text, textBox, url, userId } from "./text.ts";
import { textSize } from "./text-size.ts";

export type Control = (place: Place) => Framed;

const json = lazyControl(async () => (await import("./json.ts")).json);
const pairs = lazyControl(async () => (await import("./json.ts")).pairs);
const map = lazyControl(async () => (await import("./map.ts")).map);
const rows = lazyControl(async () => (await import("./table-rows.ts")).rows);

const CONTROLS: Readonly<Record<string, Control>> = {
  text,
  lines: (place) => ({ control: area(place) }),
  content,
  enum: choice,
  text_size: textSize,
  color,
  flag,
  integer: number,
  number,
  size,
  url,
  image_key: imageKey,
  file_key: text,
  user_id: userId,
  moment,
  icon_token: iconToken,
  tagged,
  object,
  list,
  elements: list,
  by_locale: map,
  by_name: map,
  opaque: pairs,
  fallback,
  json,
};
/** Fields that are more than their type. */
const SPECIAL: Readonly<Record<string, Control>> = {
  "table.rows": rows,
  "chart.chart_spec": json,
};
const OBJECTS: ReadonlySet<string> = new Set(["tagged", "object", "by_locale", "by_name"]);
const LISTS: ReadonlySet<string> = new Set(["list", "elements"]);
const ANYTHING: ReadonlySet<string> = new Set(["opaque", "fallback", "json"]);
/** Boxes that show placeholders among other text themselves. */
const TEXTS: ReadonlySet<string> = new Set(["text", "lines", "content", "url", "image_key", "file_key", "user_id"]);

/** A field with its label and its control. */
export function drawField(place: Place): TemplateResult {
  return framed(place, controlFor(place)(place));
}

function controlFor(place: Place): Control {
  const { value, type, owner, key } = place;
  if (typeof value === "string" && value.includes("${") && !TEXTS.has(type.kind)) return expression;
  if (value !== undefined && !fits(type.kind, value)) return json;
  return SPECIAL[`${owner}.${key}`] ?? CONTROLS[type.kind] ?? json;
}

/** Whether a control for `kind` can show a value; one of another JSON type is shown as JSON, whatever it is. */
function fits(kind: string, value: unknown): boolean {
  if (ANYTHING.has(kind)) return true;
  if (OBJECTS.has(kind)) return isObject(value);
  if (LISTS.has(kind)) return Array.isArray(value);
  if (kind === "flag") return typeof value === "boolean";
  if (kind === "integer" || kind === "number") return isNumber(value);
  return typeof value === "string";
}

/** A value that comes from a variable. */
function expression(place: Place): Framed {
  return {
    control: html`${textBox(place, { code: true })}<p class="help">${t("expression")}</p>`,
    end: variablePicker(place),
  };
}
