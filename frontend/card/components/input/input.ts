import { live } from "lit/directives/live.js";
import { html, nothing, type TemplateResult } from "lit/html.js";
import LockKeyhole from "lucide/dist/esm/icons/lock-keyhole.mjs";
import { icon } from "../../../ui/icon.ts";
import { act } from "../../actions/act.ts";
import type { Component, Context } from "../../context.ts";
import { type CardNode, numberOf, stringOf } from "../../json.ts";
import { localText } from "../../locale.ts";
import { complaint } from "../../parts/control.ts";
import { Entry, field } from "../../parts/fields.ts";
import { plain } from "../../parts/text.ts";
import { tip } from "../../parts/tip.ts";
import { styled } from "../../styled.ts";
import { width } from "../../units.ts";
import { t } from "./words.ts";

const MOST_CHARACTERS = 1000;

/** A text field: one line, several, or a password (card-format §2.23). */
export const draw: Component = (node, context, place) => {
  const entry = new Entry(place, localText(node, "default_value", context));
  const label = plain(node.label, context);
  const control = {
    name: stringOf(node.name) ?? "",
    required: node.required === true,
    value: () => entry.value,
    reset: entry.reset,
    complain: entry.complain,
  };
  const commit = (event: Event) => {
    if (!context.form) void act(event.currentTarget as Element, node, context, { input_value: entry.value });
  };
  const beside = node.label_position === "left" && context.device === "desktop" ? "label-left" : "";
  return html`<div class="labelled ${beside}" ${styled({ width: width(node.width, 100, 9999) })} ${field(control)}>
    ${label === "" ? nothing : html`<span class="input-label">${label}${node.required === true && context.form ? html`<span class="star">*</span>` : nothing}</span>`}
    ${textField(node, entry, context, label, commit)}${complaint(entry, context)}
  </div>`;
};

function textField(
  node: CardNode,
  entry: Entry<string>,
  context: Context,
  label: string,
  commit: (event: Event) => void,
): TemplateResult {
  const hint = plain(node.placeholder, context) || t(context, "enterText");
  const longest = Math.min(MOST_CHARACTERS, Math.max(1, numberOf(node.max_length) ?? MOST_CHARACTERS));
  const type = (event: Event) => entry.set((event.currentTarget as HTMLInputElement).value, true);
  const classes = `input ${entry.missing ? "invalid" : ""}`;
  const disabled = node.disabled === true;
  const title = tip(node, context) || nothing;
  const name = label || hint;
  if (node.input_type === "multiline_text") {
    const rows = Math.min(40, Math.max(1, Math.floor(numberOf(node.rows) ?? 5)));
    return html`<textarea class="${classes} area" rows=${rows} maxlength=${longest} placeholder=${hint} aria-label=${name} title=${title} ?disabled=${disabled} .value=${live(entry.value)} @input=${type} @change=${commit}></textarea>`;
  }
  const kind = node.input_type === "password" ? "password" : "text";
  const one = html`<input class=${classes} type=${kind} autocomplete="off" maxlength=${longest} placeholder=${hint} aria-label=${name} title=${title} ?disabled=${disabled} .value=${live(entry.value)} @input=${type} @change=${commit} />`;
  return kind === "password" && node.show_icon !== false
    ? html`<span class="secret">${one}${icon(LockKeyhole)}</span>`
    : one;
}
