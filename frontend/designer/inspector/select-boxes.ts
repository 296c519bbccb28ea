/** Native choices dressed as ours: a list opened from a button, a box with a word and its meaning. They work by keyboard and on phones. */
import { html, nothing, type TemplateResult } from "lit";
import { ChevronDown } from "lucide";
import { icon } from "../../ui/icon.ts";

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** The word as it stands in the card, in grey. */
  readonly raw?: string;
}

/** A button that opens a list; what is chosen is told, and the list is as before. */
export function pickButton(options: {
  readonly label: string;
  readonly shape: Parameters<typeof icon>[0];
  readonly choices: readonly Choice[];
  readonly choose: (value: string, list: HTMLSelectElement) => void;
  readonly disabled?: boolean;
  readonly css?: string;
}): TemplateResult {
  const { label, shape, choices, choose, disabled = false, css = "" } = options;
  const chosen = (event: Event) => {
    const list = event.target as HTMLSelectElement;
    const { value } = list;
    list.value = "";
    if (value !== "") choose(value, list);
  };
  return html`<span class="ib ib-xs pick ${css}" title=${label}>${icon(shape, { class: "i-sm" })}<select aria-label=${label} ?disabled=${disabled} @change=${chosen}>
    <option value="" selected hidden></option>${choices.map(({ value, label: name }) => html`<option value=${value}>${name}</option>`)}
  </select></span>`;
}

/** A box that shows what a word means with the word itself in grey, and opens the list of all. */
export function selectBox(options: {
  readonly id: string;
  readonly value: string;
  readonly shown: { readonly label: string; readonly raw?: string; readonly isDefault?: boolean };
  readonly choices: readonly Choice[];
  readonly choose: (value: string) => void;
  readonly disabled?: boolean;
  /** For a box no label stands beside. */
  readonly label?: string;
}): TemplateResult {
  const { id, value, shown, choices, choose, disabled = false, label } = options;
  return html`<span class="select sel ${shown.isDefault ? "is-default" : ""}">
    <span class="cut">${shown.label}${shown.raw === undefined || shown.raw === shown.label ? "" : html`<span class="raw">${shown.raw}</span>`}</span>${icon(ChevronDown, { class: "i-sm" })}
    <select id=${id} aria-label=${label ?? nothing} .value=${value} ?disabled=${disabled} @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
      ${choices.map(
        (choice) =>
          html`<option value=${choice.value} ?selected=${choice.value === value}>${choice.label}${choice.raw === undefined || choice.raw === choice.label ? "" : ` · ${choice.raw}`}</option>`,
      )}
    </select></span>`;
}
