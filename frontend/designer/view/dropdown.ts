/** A button of the view bar that opens a list to choose one from (a menu of `ui/menus.ts`). */
import { html, nothing, type TemplateResult } from "lit";
import { Check, ChevronDown, type IconNode } from "lucide";
import { icon } from "../../ui/icon.ts";

export interface Option {
  readonly label: string;
  readonly isChosen: boolean;
  readonly choose: () => void;
}

export interface Dropdown {
  /** What is chosen here, for those who cannot see the icon. */
  readonly name: string;
  readonly shapes?: IconNode;
  /** What is chosen now. */
  readonly value: string;
  readonly options: readonly Option[];
  /** A sentence above the options. */
  readonly hint?: string;
  /** Classes: `menu-end` opens to the left. */
  readonly css?: string;
}

export function dropdown({ name, shapes, value, options, hint, css = "" }: Dropdown): TemplateResult {
  return html`<details class="menu-holder ${css}" data-menu>
    <summary class="btn btn-quiet btn-sm" aria-label="${name}: ${value}" title=${name}>
      ${shapes ? icon(shapes) : nothing}<span class="cut v-value">${value}</span>${icon(ChevronDown, { class: "i-sm" })}
    </summary>
    <div class="pop">
      ${hint ? html`<p class="v-hint">${hint}</p>` : nothing}
      <ul class="menu v-menu">${options.map(
        ({ label, isChosen, choose }) => html`<li><button type="button" aria-current=${isChosen} @click=${choose}>
          ${icon(Check, { class: "tick" })}<span class="cut">${label}</span></button></li>`,
      )}</ul>
    </div>
  </details>`;
}
