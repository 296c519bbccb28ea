/** Numbers: a box with a step down and up, and its limits beside the label. */
import { html, nothing, type TemplateResult } from "lit";
import { Minus, Plus } from "lucide";
import { parseExact } from "../../../document/exact-json.ts";
import { t } from "../../../i18n/inspector.ts";
import { icon } from "../../../ui/icon.ts";
import type { Framed } from "../field-frame.ts";
import type { Place } from "../form.ts";
import { typing } from "../typing.ts";
import { variablePicker } from "../variable-names.ts";
import { chosen } from "./choice.ts";

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
const WHOLE = /^-?(?:0|[1-9]\d*)$/;

export function number(place: Place): Framed {
  const { values, kind, min, max } = place.type;
  if (values !== undefined) return listed(place, values.map(String));
  return {
    control: stepper(place, kind === "integer"),
    end: html`<span>${limits(min, max)}</span>${variablePicker(place, ["integer", "number"])}`,
  };
}

export function limits(least: number | undefined, most: number | undefined): unknown {
  if (least === undefined && most === undefined) return nothing;
  if (most === undefined) return least === 0 ? nothing : t("at-least", { least: least ?? 0 });
  return least === undefined ? t("at-most", { most }) : t("range", { least, most });
}

/** A list of numbers to choose from. */
function listed(place: Place, values: readonly string[]): Framed {
  const choices = values.map((value) => ({ value, label: value }));
  return chosen(place, choices, (word) => place.set(word === undefined ? undefined : parseExact(word)));
}

function stepper(place: Place, isWhole: boolean): TemplateResult {
  const { form, name, type } = place;
  const now = Number(place.value ?? place.field.default ?? type.min ?? 0);
  const step = isWhole ? 1 : 0.1;
  const to = (by: number) => {
    const wanted = Math.round((now + by * step) * 1000) / 1000;
    place.set(Math.min(type.max ?? Number.POSITIVE_INFINITY, Math.max(type.min ?? Number.NEGATIVE_INFINITY, wanted)));
    form.redraw();
  };
  const walk = (event: KeyboardEvent) => {
    if ((event.key !== "ArrowUp" && event.key !== "ArrowDown") || !form.editable) return;
    event.preventDefault();
    to(event.key === "ArrowUp" ? 1 : -1);
  };
  const button = (by: 1 | -1, label: string) =>
    html`<button type="button" class="ib ib-sm" tabindex="-1" aria-label="${label}: ${place.field.label}" title=${label} ?disabled=${!form.editable} @click=${() => to(by)}>${icon(by > 0 ? Plus : Minus, { class: "i-sm" })}</button>`;
  return html`<div class="stepper"><input id=${name} class="input" inputmode=${isWhole ? "numeric" : "decimal"} autocomplete="off"
    placeholder=${place.isMixed ? t("mixed") : place.hint} ?readonly=${!form.editable} @keydown=${walk}
    ${typing({ value: form.drafts.get(name)?.text ?? place.text, take: takeNumber(place, isWhole) })}>${button(-1, t("less"))}${button(1, t("more-of"))}</div>`;
}

function takeNumber(place: Place, isWhole: boolean): (text: string, burst: string) => void {
  return (text, burst) => {
    const { form, name } = place;
    const wanted = text.trim().replace(/^\+/, "");
    if (wanted === "" && !place.field.required) place.set(undefined, burst);
    else if ((isWhole ? WHOLE : NUMBER).test(wanted)) place.set(parseExact(wanted), burst);
    else {
      const kept = place.text || t("kept-nothing");
      form.drafts.set(name, { text, problem: isWhole ? t("not-whole", { kept }) : t("not-number", { text, kept }) });
    }
    form.redraw();
  };
}
