import { html, nothing } from "lit/html.js";
import Check from "lucide/dist/esm/icons/check.mjs";
import { icon } from "../../../ui/icon.ts";
import { act } from "../../actions/act.ts";
import type { Component } from "../../context.ts";
import { element } from "../../element.ts";
import { numberOf, objectOf, objectsOf, stringOf } from "../../json.ts";
import { Entry, field } from "../../parts/fields.ts";
import { text } from "../../parts/text.ts";
import { tip } from "../../parts/tip.ts";
import { styled } from "../../styled.ts";
import { box } from "../../units.ts";

const MOST_BUTTONS = 3;

/** A task that can be ticked off, with buttons at its end (card-format §2.24). */
export const draw: Component = (node, context, place) => {
  const entry = new Entry(place, node.checked === true);
  const checked = entry.value;
  const style = objectOf(node.checked_style);
  const area = objectOf(node.button_area);
  const tick = async (event: Event) => {
    const box = event.currentTarget as Element;
    if (context.mode !== "interactive" || node.disabled === true) return;
    entry.set(!checked);
    if (!context.form && objectsOf(node.behaviors).length > 0) await act(box, node, context, { checked: !checked });
  };
  const opacity = checked ? numberOf(style.opacity) : undefined;
  const styles = {
    padding: box(node.padding),
    "--checked-opacity": opacity === undefined ? undefined : String(Math.min(1, Math.max(0, opacity))),
  };
  const struck = checked && style.show_strikethrough !== false ? "struck" : "";
  const control = {
    name: stringOf(node.name) ?? "",
    required: false,
    value: () => entry.value,
    reset: entry.reset,
    complain: () => {},
  };
  const buttons = objectsOf(area.buttons).slice(0, MOST_BUTTONS);
  return html`<div class="checker ${node.disabled === true ? "disabled" : ""} ${checked ? "checked" : ""} ${struck} ${area.pc_display_rule === "on_hover" ? "on-hover" : ""}" title=${tip(node, context) || nothing} role=${node.disabled === true ? "group" : nothing} aria-disabled=${node.disabled === true ? "true" : nothing} ${styled(styles)} ${field(control)}>
    <button type="button" class="check" role="checkbox" aria-checked=${checked ? "true" : "false"} aria-label=${stringOf(objectOf(node.text).content) ?? nothing} aria-disabled=${node.disabled === true ? "true" : nothing} @click=${tick}>
      ${icon(Check)}
    </button>
    <div class="checker-text">${text(node.text, context, `${place.pointer}/text`)}</div>
    <div class="checker-buttons">${buttons.map((button, index) => element(button, context, `${place.pointer}/button_area/buttons/${index}`, place.depth + 1, "button"))}</div>
  </div>`;
};
