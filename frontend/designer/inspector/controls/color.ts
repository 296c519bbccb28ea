/** Colours: swatches of both themes. The card's own colours come first; shades of a colour when asked for. */
import { html, nothing, svg, type TemplateResult } from "lit";
import { Plus } from "lucide";
import { isObject } from "../../../document/values.ts";
import { t } from "../../../i18n/inspector.ts";
import { icon } from "../../../ui/icon.ts";
import type { Framed } from "../field-frame.ts";
import { type Form, type Place, wordLabel } from "../form.ts";
import { variablePicker } from "../variable-names.ts";
import { textBox } from "./text.ts";

interface Swatch {
  readonly word: string;
  readonly title: string;
  readonly light?: string;
  readonly dark?: string;
}

/** The names a card gives to colours of its own (`config.style.color`, card-format §1.2). */
export function ownColors({ studio }: Form): readonly Swatch[] {
  const card = studio.state.document.card;
  const config = isObject(card) ? card.config : undefined;
  const style = isObject(config) ? config.style : undefined;
  const colors = isObject(style) && isObject(style.color) ? style.color : {};
  return Object.entries(colors).map(([word, pair]) => ({
    word,
    title: t("own-color", { name: word }),
    ...(isObject(pair) && typeof pair.light_mode === "string" && { light: pair.light_mode }),
    ...(isObject(pair) && typeof pair.dark_mode === "string" && { dark: pair.dark_mode }),
  }));
}

export function color(place: Place): Framed {
  const { form, type } = place;
  const named = [...(type.values ?? []).map(String), ...(type.palette ? families(form) : [])];
  const own = type.palette ? ownColors(form) : [];
  const swatches = [...own, ...[...new Set(named)].map((word) => swatchOf(place, word))];
  const now = typeof place.effective === "string" ? place.effective : "";
  const isShade = type.palette === true && now !== "" && !swatches.some(({ word }) => word === now);
  const isOpen = form.open.get(place.name) ?? (isShade && Object.hasOwn(form.studio.catalog.colors, now));
  const strange = isShade && !Object.hasOwn(form.studio.catalog.colors, now);
  return {
    control: html`<div class="sws" role="radiogroup" aria-labelledby="${place.name}-l" @keydown=${walk}>
        ${swatches.map((swatch) => button(place, swatch, now))}${type.palette ? more(place, isOpen) : nothing}
      </div>${isOpen ? shades(place, now) : nothing}${strange ? textBox(place, { code: true }) : nothing}<p class="help">${t("swatches")}</p>`,
    end: html`<span class="cut">${now}</span>${variablePicker(place, ["text"])}`,
    isGroup: true,
  };
}

/** The colours that are no shades of others. */
function families({ studio }: Form): readonly string[] {
  const { colors } = studio.catalog;
  return Object.keys(colors).filter((word) => !word.includes("-") && colors[word]?.light !== "");
}

function swatchOf({ form, key }: Place, word: string): Swatch {
  const { colors } = form.studio.catalog;
  const label = wordLabel(form, key, word);
  return {
    word,
    title: label === word ? word : `${label} · ${word}`,
    ...(Object.hasOwn(colors, word) ? colors[word] : {}),
  };
}

function button(place: Place, { word, title, light, dark }: Swatch, now: string): TemplateResult {
  const isOn = word === now;
  return html`<button type="button" class="sw ${isOn ? "is-on" : ""} ${isOn && !place.isSet ? "is-default" : ""}" role="radio" aria-checked=${isOn} tabindex=${isOn ? 0 : -1}
    aria-label=${title} title=${title} data-word=${word} ?disabled=${!place.form.editable} @click=${() => {
      place.set(word);
      place.form.redraw();
    }}>${halves(light, dark)}</button>`;
}

/** Left half light, right half dark; a stroke through what has no colour of its own. */
export function halves(light: string | undefined, dark: string | undefined): TemplateResult {
  return html`<svg viewBox="0 0 24 24" aria-hidden="true">${
    light === undefined
      ? svg`<path class="sw-none" d="M4 20 20 4" />`
      : svg`<path fill=${light} d="M0 0h24L0 24z" /><path fill=${dark ?? light} d="M24 0v24H0z" />`
  }</svg>`;
}

function more(place: Place, isOpen: boolean): TemplateResult {
  return html`<button type="button" class="sw sw-add" aria-label=${t("more-colors")} title=${t("more-colors")} aria-expanded=${isOpen} @click=${() => {
    place.form.open.set(place.name, !isOpen);
    place.form.redraw();
  }}>${icon(Plus, { class: "i-sm" })}</button>`;
}

function shades(place: Place, now: string): TemplateResult {
  const words = Object.keys(place.form.studio.catalog.colors).filter((word) => /-\d+$/.test(word));
  return html`<div class="sws sws-shades" role="radiogroup" aria-label=${t("more-colors")} @keydown=${walk}>${words.map((word) => button(place, swatchOf(place, word), now))}</div>`;
}

/** Arrow keys walk the swatches; Enter and Space choose, as buttons do. */
function walk(event: KeyboardEvent): void {
  const by = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 7, ArrowUp: -7 }[event.key];
  if (by === undefined) return;
  event.preventDefault();
  const all = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>("button")];
  all[all.indexOf(event.target as HTMLElement) + by]?.focus();
}
