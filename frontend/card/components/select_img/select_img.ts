import { html, nothing } from "lit/html.js";
import Check from "lucide/dist/esm/icons/check.mjs";
import { icon } from "../../../ui/icon.ts";
import { act } from "../../actions/act.ts";
import type { Component } from "../../context.ts";
import { type CardNode, objectsOf, stringOf, textOf, wordOf } from "../../json.ts";
import { localized } from "../../locale.ts";
import { complaint } from "../../parts/control.ts";
import { Entry, field } from "../../parts/fields.ts";
import { picture } from "../../parts/pictures.ts";
import { tip } from "../../parts/tip.ts";
import { styled } from "../../styled.ts";

const RATIOS: Readonly<Record<string, string>> = { "16:9": "56.25%", "4:3": "75%", "1:1": "100%" };

/** Pictures to choose from: one, or several inside a form (card-format §2.24). */
export const draw: Component = (node, context, place) => {
  const entry = new Entry<string[]>(place, []);
  const multiple = node.multi_select === true && context.form;
  const layout = wordOf(node.layout, ["bisect", "stretch", "trisect"], "bisect");
  const choose = async (event: Event, option: CardNode) => {
    if (context.mode !== "interactive" || node.disabled === true || option.disabled === true) return;
    const value = textOf(option.value);
    const target = event.currentTarget as Element;
    entry.set(multiple ? toggled(entry.value, value) : [value]);
    if (!context.form) await act(target, node, context, { option: value });
  };
  const control = {
    name: stringOf(node.name) ?? "",
    required: node.required === true,
    value: () => (multiple ? entry.value : entry.value[0]),
    reset: entry.reset,
    complain: entry.complain,
  };
  const one = (option: CardNode) => {
    const chosen = entry.value.includes(textOf(option.value));
    return html`<button type="button" class="choice ratio-box crop ${chosen ? "chosen" : ""}" role=${multiple ? "checkbox" : "radio"} aria-checked=${chosen ? "true" : "false"} aria-disabled=${option.disabled === true ? "true" : nothing} title=${tip(option, context) || nothing} @click=${(event: Event) => choose(event, option)}>
      ${picture(localized(option, "img_key", context.locale).value, "", context)}<span class="mark">${icon(Check)}</span>
    </button>`;
  };
  const role = multiple ? "group" : "radiogroup";
  return html`<div class="choices choices-${layout} ${node.style === "laser" ? "laser" : ""} ${entry.missing ? "invalid" : ""}" role=${role} ${styled({ "--ratio": RATIOS[textOf(node.aspect_ratio)] })} ${field(control)}>
    ${objectsOf(node.options).map(one)}
  </div>${complaint(entry, context)}`;
};

function toggled(values: readonly string[], value: string): string[] {
  return values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
}
