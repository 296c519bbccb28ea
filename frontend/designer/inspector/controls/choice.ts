/** Closed lists and switches. */
import { html, nothing, type TemplateResult } from "lit";
import {
  AlignCenter,
  AlignLeft,
  AlignRight,
  AlignVerticalJustifyCenter,
  AlignVerticalJustifyEnd,
  AlignVerticalJustifyStart,
} from "lucide";
import { textOf } from "../../../document/values.ts";
import { t } from "../../../i18n/inspector.ts";
import { icon } from "../../../ui/icon.ts";
import type { Framed } from "../field-frame.ts";
import { type Place, wordLabel } from "../form.ts";
import { type Choice, selectBox } from "../select-boxes.ts";
import { variablePicker } from "../variable-names.ts";

/** How much stands side by side before a list is the better control; a Chinese character counts twice. */
const WIDEST = 30;
const ALIGNMENTS: Readonly<Record<string, Parameters<typeof icon>[0]>> = {
  left: AlignLeft,
  center: AlignCenter,
  right: AlignRight,
};
const VERTICAL: typeof ALIGNMENTS = {
  top: AlignVerticalJustifyStart,
  center: AlignVerticalJustifyCenter,
  bottom: AlignVerticalJustifyEnd,
};

export function choice(place: Place): Framed {
  const words = (place.type.values ?? []).map(String);
  return chosen(
    place,
    words.map((word) => ({ value: word, label: wordLabel(place.form, place.key, word), raw: word })),
  );
}

type Set = (word: string | undefined) => void;

/** A choice among words: side by side where they fit, else as a list. `write` says how a word gets into the card. */
export function chosen(place: Place, choices: readonly Choice[], write: Set = (word) => place.set(word)): Framed {
  const end = variablePicker(place, ["text"]);
  const set: Set = (word) => {
    write(word);
    place.form.redraw();
  };
  if (isShort(place, choices)) return { control: segments(place, choices, set), end, isGroup: true };
  return { control: list(place, choices, set), end };
}

/** What counts now, as a word. */
function wordOf(place: Place): string | undefined {
  return place.effective === undefined ? undefined : textOf(place.effective);
}

function isShort(place: Place, choices: readonly Choice[]): boolean {
  if (choices.length < 2 || choices.length > 4) return false;
  if (place.value !== undefined && !choices.some(({ value }) => value === place.text)) return false;
  if (shapesFor(place) !== undefined) return true;
  return choices.reduce((sum, { label }) => sum + widthOf(label) + 2, 0) <= WIDEST;
}

function widthOf(label: string): number {
  return Array.from(label).reduce((sum, sign) => sum + (sign > "\u2e80" ? 2 : 1.1), 0);
}

function shapesFor({ key }: Place): typeof ALIGNMENTS | undefined {
  if (key === "vertical_align") return VERTICAL;
  return key === "text_align" || key === "horizontal_align" ? ALIGNMENTS : undefined;
}

function segments(place: Place, choices: readonly Choice[], set: Set): TemplateResult {
  const shapes = shapesFor(place);
  const now = wordOf(place);
  const walk = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const at = choices.findIndex(({ value }) => value === now);
    const next = choices[(at + by + choices.length) % choices.length];
    const group = event.currentTarget as HTMLElement;
    if (next === undefined || !place.form.editable) return;
    set(next.value);
    group.querySelectorAll("button")[choices.indexOf(next)]?.focus();
  };
  return html`<div class="seg seg-sm seg-fill ${place.isSet ? "" : "is-default"}" role="radiogroup" aria-labelledby="${place.name}-l" @keydown=${walk}>
    ${choices.map(({ value, label }, index) => {
      const isOn = value === now;
      const shape = shapes?.[value];
      return html`<button type="button" role="radio" aria-checked=${isOn} title=${label === value ? label : `${label} · ${value}`} aria-label=${shape ? label : nothing}
        tabindex=${isOn || (index === 0 && !choices.some((other) => other.value === now)) ? 0 : -1}
        ?disabled=${!place.form.editable} @click=${() => set(value)}>${shape ? icon(shape) : label}</button>`;
    })}
  </div>`;
}

/** A list; `now` is chosen whatever is written. */
export function list(place: Place, choices: readonly Choice[], set: Set, now?: string): TemplateResult {
  const { form, name, value } = place;
  const known = choices.find((choice) => choice.value === (now ?? wordOf(place)));
  const written = now ?? (value === undefined ? "" : place.text);
  const strange = value !== undefined && known === undefined ? [{ value: written, label: written }] : [];
  const unset = now === undefined ? unsetLabel(place, known) : t("not-set");
  const isWritten = now !== undefined || value !== undefined;
  return selectBox({
    id: name,
    value: written,
    shown: isWritten ? (known ?? { label: written }) : { label: unset, isDefault: true },
    disabled: !form.editable,
    choices: [
      ...(place.field.required && value !== undefined ? [] : [{ value: "", label: unset }]),
      ...strange,
      ...choices,
    ],
    choose: (word) => set(word === "" ? undefined : word),
  });
}

/** What a list says while nothing is written. */
function unsetLabel(place: Place, known: Choice | undefined): string {
  if (place.isMixed) return t("mixed");
  const fallback = known?.label ?? place.hint;
  if (fallback === "") return t("not-set");
  return fallback === t("base") ? fallback : t("default-is", { what: fallback });
}

/** A switch stands at the end of its label. */
export function flag(place: Place): Framed {
  const isOn = place.effective === true;
  return {
    end: html`${variablePicker(place, ["boolean"])}${switchFor({
      id: place.name,
      isOn,
      isMixed: place.isMixed,
      label: place.field.label,
      disabled: !place.form.editable,
      turn: () => {
        place.set(!isOn);
        place.form.redraw();
      },
    })}`,
  };
}

export function switchFor(options: {
  readonly id: string;
  readonly isOn: boolean;
  readonly isMixed?: boolean;
  readonly label: string;
  readonly disabled: boolean;
  readonly turn: () => void;
}): TemplateResult {
  const { id, isOn, isMixed = false, label, disabled, turn } = options;
  return html`<button type="button" id=${id} class="switch ${isOn ? "is-on" : ""} ${isMixed ? "is-mixed" : ""}" role="switch"
    aria-checked=${isOn} aria-label=${label} ?disabled=${disabled} @click=${turn}></button>`;
}
