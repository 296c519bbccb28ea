/** A range of dates as two boxes. */
import { html } from "lit";
import { isObject, textOf } from "../../document/values.ts";
import { t } from "../../i18n/variables.ts";
import type { Framed } from "../inspector/field-frame.ts";
import type { Place } from "../inspector/form.ts";

/** An end nobody gave is the other one: half a range is none. */
export function dateRange(place: Place): Framed {
  const held = isObject(place.value) ? place.value : {};
  const ends = { from: textOf(held.from) ?? "", to: textOf(held.to) ?? "" };
  const take = (key: keyof typeof ends) => (event: Event) => {
    const given = { ...ends, [key]: (event.target as HTMLInputElement).value };
    const [from, to] = [given.from || given.to, given.to || given.from];
    place.set(from === "" ? undefined : { from, to });
    place.form.redraw();
  };
  const box = (key: keyof typeof ends) =>
    html`<input type="date" class="input" aria-label="${place.field.label}: ${t(`range-${key}`)}" .value=${ends[key]} ?readonly=${!place.form.editable} @change=${take(key)}>`;
  return { control: html`<div class="bl-range">${box("from")}<span>–</span>${box("to")}</div>`, isGroup: true };
}
