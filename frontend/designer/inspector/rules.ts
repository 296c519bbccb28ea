/**
 * Where a field has an effect. A field that has none is not offered; one that is set all the same is shown with a note.
 * Sections are those of the card format's description the catalog names as sources.
 */
import { isObject, type JsonObject, textOf } from "../../document/values.ts";

export interface Around {
  /** The object the field is in. */
  readonly holder: JsonObject;
  /** The component or shape the holder is a field of; "" at the top. */
  readonly parent: string;
  /** The key it is there. */
  readonly slot: string;
  /** The tag of the element that is edited, and of the one it stands in. */
  readonly tag: string;
  readonly container: string;
  readonly containerHolder: JsonObject;
  readonly inForm: boolean;
}

type Rule = (around: Around) => boolean;

const is =
  (key: string, ...words: readonly string[]): Rule =>
  ({ holder }) =>
    words.includes(textOf(holder[key]) ?? "") || isBound(holder[key]);
const isTrue =
  (key: string): Rule =>
  ({ holder }) =>
    holder[key] === true || isBound(holder[key]);
const isFalse =
  (key: string): Rule =>
  ({ holder }) =>
    holder[key] !== false;
const unset =
  (...keys: readonly string[]): Rule =>
  ({ holder }) =>
    keys.every((key) => holder[key] === undefined);
const inForm: Rule = (around) => around.inForm;
const never: Rule = () => false;
/** Texts that are drawn as texts of their own, and not as the label of something (card-format §2.2). */
const isText: Rule = ({ parent, slot, tag }) =>
  parent === "" ||
  parent === "div_field" ||
  parent === "note" ||
  (slot === "text" && (tag === "div" || tag === "checker"));

/** A variable decides when the card is filled. */
function isBound(value: unknown): boolean {
  return typeof value === "string" && value.includes("${");
}

/** By component and field, else by field. */
const RULES: Readonly<Record<string, Rule>> = {
  // card-format §1.6: what a click does is said in one way only.
  "behavior.default_url": is("type", "open_url"),
  "behavior.pc_url": is("type", "open_url"),
  "behavior.ios_url": is("type", "open_url"),
  "behavior.android_url": is("type", "open_url"),
  "behavior.value": is("type", "callback"),
  // card-format §2.18: a button has either behaviors or the old fields; of those url and multi_url exclude each other.
  "button.url": unset("behaviors", "multi_url"),
  "button.multi_url": unset("behaviors", "url"),
  "button.value": unset("behaviors"),
  "button.action_type": inForm,
  "button.form_action_type": inForm,
  // card-format §2.20 to §2.24: names and required belong to forms.
  "form.name": () => true,
  "table_column.name": () => true,
  name: inForm,
  required: inForm,
  "select_img.multi_select": inForm,
  disabled_tips: isTrue("disabled"),
  hover_tips: ({ holder }) => holder.disabled !== true || holder.disabled_tips === undefined,
  // card-format §1.3, §2.2: how a text looks.
  text_size: ({ tag, ...around }) => tag === "markdown" || isText({ tag, ...around }),
  text_color: isText,
  text_align: ({ tag, ...around }) => tag === "markdown" || isText({ tag, ...around }),
  "lark_md.text_color": never,
  "plain_text.text_size": isText,
  "plain_text.text_color": isText,
  "plain_text.text_align": isText,
  "plain_text.lines": isText,
  "plain_text.element_id": isText,
  "lark_md.text_size": isText,
  "lark_md.text_align": isText,
  "lark_md.lines": isText,
  "lark_md.element_id": isText,
  "table_header.text_size": () => true,
  "table_header.text_color": () => true,
  "table_header.text_align": () => true,
  // card-format §1.7: icons.
  "standard_icon.img_key": never,
  "custom_icon.token": never,
  "custom_icon.color": never,
  "standard_icon.color": ({ holder }) => !String(holder.token ?? "").endsWith("_colorful"),
  "standard_icon.size": ({ parent }) => parent === "panel_header",
  "custom_icon.size": ({ parent }) => parent === "panel_header",
  "standard_icon.element_id": never,
  "custom_icon.element_id": never,
  // card-format §2.6: sizes of pictures belong to the two ways of cropping.
  "img.size": ({ holder }) => holder.scale_type !== "fit_horizontal",
  // card-format §2.10: columns.
  "column.weight": is("width", "weighted"),
  "column.width": ({ containerHolder }) => (containerHolder.flex_mode ?? "none") === "none",
  // card-format §2.12
  "interactive_container.border_color": isTrue("has_border"),
  // card-format §2.14, §2.15
  "table.row_max_height": is("row_height", "auto"),
  "table_column.format": is("data_type", "number"),
  "table_column.date_format": is("data_type", "date"),
  "chart.aspect_ratio": ({ holder }) => holder.height === undefined || holder.height === "auto",
  // card-format §2.17
  "audio.time_display": isFalse("show_time"),
  "audio.time_position": isFalse("show_time"),
  // card-format §2.20
  "select_static.initial_index": unset("initial_option"),
  // card-format §2.23
  "input.rows": is("input_type", "multiline_text"),
  "input.auto_resize": is("input_type", "multiline_text"),
  "input.max_rows": ({ holder }) => holder.input_type === "multiline_text" && holder.auto_resize === true,
  "input.show_icon": is("input_type", "password"),
  "input.label_position": ({ holder }) => isObject(holder.label),
  // card-format §1.2
  "config.streaming_config": isTrue("streaming_mode"),
  "root.schema": never,
};

/** Whether a field does something where it stands. */
export function applies(owner: string, key: string, around: Around): boolean {
  const rule = RULES[`${owner}.${key}`] ?? RULES[key];
  return rule === undefined || rule(around);
}
