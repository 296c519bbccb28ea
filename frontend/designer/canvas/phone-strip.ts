/** What can be done to the selection on a phone, where no bar fits beside the card. */
import { html, nothing, type TemplateResult } from "lit";
import { ArrowDown, ArrowUp, Copy, type IconNode, Pencil, Trash2 } from "lucide";
import { CARD } from "../../document/ids.ts";
import { elementOf } from "../../document/state.ts";
import { t } from "../../i18n/canvas.ts";
import { icon } from "../../ui/icon.ts";
import { nameOf } from "../core/element-names.ts";
import { iconOf } from "../core/kinds.ts";
import { duplicateSelected, removeSelected, shift } from "../core/selection-actions.ts";
import type { Studio } from "../core/studio.ts";

export function phoneStrip(studio: Studio): TemplateResult | typeof nothing {
  const { focus, state, selected } = studio;
  if (focus === CARD || !studio.mayEdit || studio.view.interactive) return nothing;
  const name = selected.length > 1 ? t("several", { count: selected.length }) : nameOf(studio, focus);
  const button = (label: string, shapes: IconNode, run: () => void) =>
    html`<button type="button" class="ib" aria-label=${label} title=${label} @click=${run}>${icon(shapes)}</button>`;
  return html`<div class="pact" role="toolbar" aria-label=${t("bar", { name })}>
    <span class="pact-n grow">${icon(iconOf(studio.catalog, elementOf(state, focus)?.tag ?? ""))}<b class="cut">${name}</b></span>
    ${button(t("edit"), Pencil, () => studio.showPanel("inspector"))}
    ${button(t("up"), ArrowUp, () => shift(studio, -1))}
    ${button(t("down"), ArrowDown, () => shift(studio, 1))}
    ${button(t("duplicate"), Copy, () => duplicateSelected(studio))}
    ${button(t("remove"), Trash2, () => removeSelected(studio))}
  </div>`;
}
