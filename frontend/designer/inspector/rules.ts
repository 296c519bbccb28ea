/**
 * Where a field has an effect. A field that has none is not offered; one that is set all the same is shown with a note.
 * Sections are those of the card format's description the catalog names as sources.
 */
import type { JsonObject } from "../../document/values.ts";
import type { Field, When } from "../core/catalog.ts";

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

/**
 * By component or part and field, else by field: what hangs on more than the properties beside it, which the catalog knows
 * (`when`, `in_form`).
 */
const RULES: Readonly<Record<string, Rule>> = {
  hover_tips: ({ holder }) => holder.disabled !== true || holder.disabled_tips === undefined,
  // card-format §1.3, §2.2: how a text looks.
  text_size: (around) => around.tag === "markdown" || isText(around),
  text_color: isText,
  text_align: (around) => around.tag === "markdown" || isText(around),
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
  // card-format §2.10: columns, whose set may decide for them.
  "column.width": ({ containerHolder }) => (containerHolder.flex_mode ?? "none") === "none",
  // card-format §1.2
  "root.schema": never,
};

/** Whether a field does something where it stands. */
export function applies(owner: string, key: string, field: Pick<Field, "when" | "in_form">, around: Around): boolean {
  const rule = RULES[`${owner}.${key}`] ?? RULES[key];
  const isPlace = (field.in_form !== true || around.inForm) && (rule === undefined || rule(around));
  return isPlace && (field.when ?? []).every((when) => holds(when, around.holder[when.key]));
}

/** Whether a property has what another one wants; one that a variable decides about may have any value. */
function holds({ values, isnt = false }: When, value: unknown): boolean {
  const unsaid = values.includes(null);
  if (value === undefined) return unsaid !== isnt;
  const mayBe = isBound(value) && !unsaid && !isnt;
  return (mayBe || values.some((one) => one !== null && one === value)) !== isnt;
}
