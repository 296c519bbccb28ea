/** Lengths: words and numbers in one box, the four sides of a spacing in four. */
import { html, nothing, type TemplateResult } from "lit";
import { Link2, Unlink2 } from "lucide";
import { t } from "../../../i18n/inspector.ts";
import { icon } from "../../../ui/icon.ts";
import type { Framed } from "../field-frame.ts";
import { type Place, wordLabel } from "../form.ts";
import { lengthOf, sidesOf, spelled, type Unit } from "../lengths.ts";
import { typing } from "../typing.ts";
import { chosen, list } from "./choice.ts";
import { limits } from "./number.ts";
import { textBox } from "./text.ts";

const SIDES = ["top", "right", "bottom", "left"] as const;
const CUSTOM = "…";

export function size(place: Place): Framed {
  const { parts = [1], words = [], px, percent } = place.type;
  const sided = parts.includes(4) || (parts.includes(2) && words.length === 0);
  const said = sided && parts.includes(4) ? spacing(place, parts) : undefined;
  if (said !== undefined) return said;
  if (sided || (parts.length > 1 && place.text.includes(" "))) return { control: textBox(place, { code: true }) };
  if (px === undefined && percent === undefined) return chosen(place, choicesOf(place, words));
  return { control: lengthBox(place, words), end: html`<span>${range(place)}</span>` };
}

function choicesOf(place: Place, words: readonly string[]): Parameters<typeof chosen>[1] {
  return words.map((word) => ({ value: word, label: wordLabel(place.form, place.key, word), raw: word }));
}

function range({ type }: Place): unknown {
  const [least, most] = type.px ?? [];
  return limits(least ?? undefined, most ?? undefined);
}

/** A list of the words with "a number", and where that is chosen a box for it. */
function lengthBox(place: Place, words: readonly string[]): TemplateResult {
  const { form, name } = place;
  if (words.length === 0) return numberBox(place, name);
  const draft = form.drafts.get(name);
  const length = lengthOf(draft?.text ?? place.text);
  const isNumber = length !== undefined || draft !== undefined || form.open.get(name) === true;
  const choose = (word: string | undefined) => {
    form.drafts.delete(name);
    form.open.set(name, word === CUSTOM);
    if (word !== CUSTOM) place.set(word);
    form.redraw();
  };
  const choices = [...choicesOf(place, words), { value: CUSTOM, label: t("number") }];
  const box = list(place, choices, choose, isNumber ? CUSTOM : undefined);
  return isNumber ? html`<div class="row2">${box}${numberBox(place, `${name}-n`)}</div>` : box;
}

/** A number with its unit. */
function numberBox(place: Place, id: string): TemplateResult {
  const { form, type, name } = place;
  const draft = form.drafts.get(name);
  const length = lengthOf(place.text);
  const units: readonly Unit[] = [...(type.px ? (["px"] as const) : []), ...(type.percent ? (["%"] as const) : [])];
  const unit = length?.unit ?? units[0] ?? "px";
  const set = (number: string, wanted: Unit, burst?: string) => {
    if (number === "") place.set(undefined, burst);
    else if (/^-?\d+(?:\.\d+)?$/.test(number)) place.set(`${number}${wanted}`, burst);
    else
      form.drafts.set(name, {
        text: number,
        problem: t("not-number", { text: number, kept: place.text || t("kept-nothing") }),
      });
    form.redraw();
  };
  const shown = draft?.text ?? length?.number ?? (place.value === undefined ? "" : place.text);
  return html`<div class="withunit"><input id=${id} class="input" inputmode="decimal" autocomplete="off" aria-label=${id === name ? nothing : `${place.field.label}: ${t("number")}`}
      placeholder=${place.isMixed ? t("mixed") : (lengthOf(place.hint)?.number ?? "")} ?readonly=${!form.editable}
      ${typing({ value: shown, take: (text, burst) => set(text.trim(), unit, burst) })}>${
        units.length > 1
          ? html`<button type="button" class="unit" title=${t("unit")} ?disabled=${!form.editable} @click=${() => set(length?.number ?? "", unit === "px" ? "%" : "px")}>${unit}</button>`
          : html`<span class="unit">${unit}</span>`
      }</div>`;
}

/** One box for all sides, or one for each; undefined when the value can't be taken apart. */
function spacing(place: Place, parts: readonly number[]): Framed | undefined {
  const { form, name } = place;
  const given = place.value === undefined ? (place.hint === "" ? "0px" : place.hint) : place.text;
  const sides = sidesOf(given);
  if (sides?.some((side) => lengthOf(side) === undefined) !== false) return undefined;
  const even = sides.every((side) => side === sides[0]);
  const apart = form.open.get(name) ?? !even;
  const label = t(apart ? "one-value" : "each-side");
  const toggle = html`<button type="button" class="ib ib-xs" aria-pressed=${apart} aria-label="${label}: ${place.field.label}" title=${label} @click=${() => {
    form.open.set(name, !apart);
    if (apart && !even && place.isSet)
      place.set(
        spelled(
          sides.map(() => sides[0] ?? "0px"),
          parts,
        ),
      );
    form.redraw();
  }}>${icon(apart ? Unlink2 : Link2, { class: "i-xs" })}</button>`;
  const set = (index: number | undefined, text: string, burst: string) => {
    const number = text.trim() === "" ? "0" : text.trim();
    if (!/^-?\d+(?:\.\d+)?$/.test(number)) {
      form.drafts.set(`${name}-${index}`, { text, problem: t("not-number", { text, kept: given }) });
    } else {
      form.drafts.delete(`${name}-${index}`);
      const next = sides.map((side, at) => (index === undefined || at === index ? `${number}px` : side));
      place.set(spelled(next, parts), burst);
    }
    form.redraw();
  };
  const box = (index: number | undefined) => sideBox(place, index, sides, set);
  return {
    control: html`<div class="sides ${apart ? "" : "is-even"}">${apart ? SIDES.map((_, index) => box(index)) : box(undefined)}</div>`,
    end: html`<span>${range(place)}</span>${form.editable ? toggle : nothing}`,
    isGroup: true,
  };
}

function sideBox(
  place: Place,
  index: number | undefined,
  sides: readonly string[],
  set: (index: number | undefined, text: string, burst: string) => void,
): TemplateResult {
  const { form, name } = place;
  const draft = form.drafts.get(`${name}-${index}`);
  const number = lengthOf(sides[index ?? 0] ?? "")?.number ?? "";
  const side = t(index === undefined ? "all" : `side-${SIDES[index] ?? "top"}`);
  return html`<div class="withunit"><span class="side" aria-hidden="true">${index === undefined ? "" : side}</span><input class="input ${draft ? "is-bad" : ""}" inputmode="numeric" autocomplete="off"
    aria-label="${place.field.label}: ${side}" title=${draft?.problem ?? nothing} placeholder=${number} ?readonly=${!form.editable}
    ${typing({ value: draft?.text ?? (place.isSet ? number : ""), take: (text, burst) => set(index, text, burst) })}><span class="unit">px</span></div>`;
}
