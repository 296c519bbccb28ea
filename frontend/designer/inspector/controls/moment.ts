/** Dates and times in the spelling of cards: `yyyy-MM-dd`, `HH:mm`, `yyyy-MM-dd HH:mm`. */
import { html } from "lit";
import { t } from "../../../i18n/inspector.ts";
import type { Framed } from "../field-frame.ts";
import type { Place } from "../form.ts";
import { variablePicker } from "../variable-names.ts";
import { textBox } from "./text.ts";

const BOXES = { date: "date", time: "time", datetime: "datetime-local" } as const;
const SPELLINGS = {
  date: /^\d{4}-\d{2}-\d{2}$/,
  time: /^\d{2}:\d{2}$/,
  datetime: /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/,
} as const;

export function moment(place: Place): Framed {
  const spelling = place.type.spelling ?? "date";
  const { form, name, text } = place;
  const end = variablePicker(place, [spelling]);
  // What is spelled otherwise would vanish from a box for dates.
  if (place.isSet && !SPELLINGS[spelling].test(text)) return { control: textBox(place, { code: true }), end };
  const take = (event: Event) => {
    const { value } = event.target as HTMLInputElement;
    place.set(value === "" ? undefined : value.slice(0, 16).replace("T", " "));
    form.redraw();
  };
  return {
    control: html`<input id=${name} class="input" type=${BOXES[spelling]} aria-label=${place.field.label || t("date-hint")} .value=${text.replace(" ", "T")} ?readonly=${!form.editable} @change=${take}>`,
    end,
  };
}
