/** One line about a value: what a closed row of a list says. */
import { isObject, textOf } from "../../document/values.ts";
import { readable } from "../core/element-names.ts";
import { type Form, wordLabel } from "./form.ts";

/** Fields an object is known by, the first that says something; then what it does. */
const KNOWN_BY = ["text", "display_name", "title", "content", "type", "token", "name", "value"];

export function summaryOf(form: Form, value: unknown): string {
  if (!isObject(value)) return readable(form.studio, textOf(value) ?? "");
  for (const key of KNOWN_BY) {
    const said = key === "type" ? behavior(form, value) : readable(form.studio, wordsIn(value[key]), value.$each);
    if (said !== "") return said;
  }
  return typeof value.tag === "string" ? (form.studio.catalog.components[value.tag]?.label ?? value.tag) : "";
}

function wordsIn(value: unknown): string {
  return isObject(value) ? wordsIn(value.content ?? value.text) : (textOf(value) ?? "").replace(/\s+/g, " ").trim();
}

function behavior(form: Form, { type, default_url: url }: Readonly<Record<string, unknown>>): string {
  if (typeof type !== "string") return "";
  const label = wordLabel(form, "type", type);
  return typeof url === "string" && url !== ""
    ? `${label} ${readable(form.studio, url).replace(/^https?:\/\//, "")}`
    : label;
}
