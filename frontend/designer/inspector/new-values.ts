/** What something new begins with, so that the card stays one the platform takes as far as that can be. */

import { formatOf } from "../../document/state.ts";
import { isObject } from "../../document/values.ts";
import { t } from "../../i18n/inspector.ts";
import type { FieldType } from "../core/catalog.ts";
import { type Form, fieldsOf } from "./form.ts";

const DEEPEST = 4;

/** A first value of a type: what has to be there is there, empty. */
export function newValue(form: Form, type: FieldType, depth = 0): unknown {
  switch (type.kind) {
    case "tagged":
      return element(form, type.tags?.[0] ?? "", depth);
    case "object":
      return needed(form, type.shape ?? "", depth);
    case "list":
      return [];
    case "flag":
      return false;
    case "integer":
    case "number":
      return type.min ?? 0;
    case "enum":
    case "color":
      return type.values?.[0] ?? "";
    case "by_locale":
    case "by_name":
      return {};
    case "opaque":
      return type.types?.[0] === "array" ? [] : {};
    default:
      return "";
  }
}

function element(form: Form, tag: string, depth: number): unknown {
  const { studio } = form;
  const snippet = studio.catalog.components[tag]?.snippets[formatOf(studio.state)];
  if (isObject(snippet)) return snippet;
  if (tag === "standard_icon") return { tag, token: "info_outlined" };
  return { tag, ...(needed(form, tag, depth) as object) };
}

function needed(form: Form, owner: string, depth: number): unknown {
  if (depth > DEEPEST) return {};
  const fields = Object.entries(fieldsOf(form, owner)).filter(([, field]) => field.required);
  return Object.fromEntries(fields.map(([key, { type }]) => [key, newValue(form, type, depth + 1)]));
}

const plain = (content: string) => ({ tag: "plain_text", content });

/** New items of lists, by their shape or tag; `number` counts from 1 and makes names that are free. */
const ITEMS: Readonly<Record<string, (number: number) => object>> = {
  behavior: () => ({ type: "open_url", default_url: "https://" }),
  option: (number) => ({ text: plain(t("new-option", { number })), value: `option_${number}` }),
  overflow_option: (number) => ({ text: plain(t("new-option", { number })), value: `option_${number}` }),
  image_option: (number) => ({ img_key: "", value: `image_${number}` }),
  table_column: (number) => ({
    name: `column_${number}`,
    display_name: t("new-column", { number }),
    data_type: "text",
  }),
  text_tag: () => ({ tag: "text_tag", text: plain(t("new-tag")), color: "blue" }),
  div_field: () => ({ is_short: true, text: { tag: "lark_md", content: t("new-field") } }),
  column: () => ({ tag: "column", width: "weighted", weight: 1, elements: [] }),
};

/** A new item for a list that holds `items`. */
export function newItem(form: Form, type: FieldType, items: readonly unknown[]): unknown {
  const make = ITEMS[type.shape ?? type.tags?.[0] ?? ""];
  if (make === undefined) return newValue(form, type);
  const taken = new Set(items.filter(isObject).flatMap(({ value, name }) => [value, name]));
  let number = items.length + 1;
  let item = make(number) as Readonly<Record<string, unknown>>;
  while (taken.has(item.value ?? item.name) && (item.value ?? item.name) !== undefined) {
    number += 1;
    item = make(number) as Readonly<Record<string, unknown>>;
  }
  return item;
}
