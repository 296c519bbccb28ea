/** A colour of the card's own: one for each theme, and whether words in it can be read. */
import { html, nothing, type TemplateResult } from "lit";
import { isObject } from "../../../document/values.ts";
import { t } from "../../../i18n/inspector.ts";
import { framed } from "../field-frame.ts";
import { fieldsOf, type Place } from "../form.ts";
import { contrast, fromHex, hexOf, parseRgba, type Rgba, rgbaText } from "../rgba.ts";
import { newBurst } from "../typing.ts";
import { textBox } from "./text.ts";

/** The ground of cards in both themes. */
const GROUNDS: Readonly<Record<string, Rgba>> = {
  light_mode: { red: 255, green: 255, blue: 255, alpha: 1 },
  dark_mode: { red: 26, green: 26, blue: 26, alpha: 1 },
};
/** What text needs (WCAG 2.2 AA). */
const READABLE = 4.5;
const BLACK: Rgba = { red: 0, green: 0, blue: 0, alpha: 1 };

export function colorPair(place: Place): TemplateResult {
  const fields = fieldsOf(place.form, "custom_color");
  return html`<div class="row2">${Object.entries(fields).map(([key, field]) => half(place.at([key], { ...field, required: true }, "custom_color")))}</div>`;
}

function half(place: Place): TemplateResult {
  const color = parseRgba(place.value);
  let burst = newBurst();
  const take = (event: Event) => {
    place.set(rgbaText(fromHex((event.target as HTMLInputElement).value, color?.alpha ?? 1)), burst);
    if (event.type === "change") burst = newBurst();
  };
  return framed(place, {
    control: html`<div class="colorbox"><input type="color" aria-label=${place.field.label} .value=${hexOf(color ?? BLACK)} ?disabled=${!place.form.editable} @input=${take}>${textBox(place, { code: true, hint: "rgba(0,0,0,1)" })}</div>`,
  });
}

export function contrastNote(value: unknown): unknown {
  if (!isObject(value)) return nothing;
  return Object.entries(GROUNDS).map(([key, ground]) => {
    const color = parseRgba(value[key]);
    const ratio = color && contrast(color, ground);
    if (ratio === undefined || ratio >= READABLE) return nothing;
    return html`<p class="help">${t(key === "light_mode" ? "faint-light" : "faint-dark", { ratio: ratio.toFixed(1) })}</p>`;
  });
}
