/** The top of the inspector: where the element stands, what it is called, its lock, and what can be done to it. */
import { html, nothing, type TemplateResult } from "lit";
import { ChevronRight, Copy, Ellipsis, Lock, LockOpen, Trash2, Ungroup } from "lucide";
import type { Id } from "../../document/ids.ts";
import { elementOf, formatOf, isLocked } from "../../document/state.ts";
import { t } from "../../i18n/inspector.ts";
import { icon } from "../../ui/icon.ts";
import { nameOf, whenShown } from "../core/element-names.ts";
import { iconOf } from "../core/kinds.ts";
import { isContainer, pathOf } from "../core/nodes.ts";
import {
  duplicateSelected,
  lockSelected,
  removeSelected,
  renameTo,
  unwrapSelected,
} from "../core/selection-actions.ts";
import type { Studio } from "../core/studio.ts";

export function head(studio: Studio): TemplateResult {
  const { selected, state } = studio;
  const [id] = selected;
  const tag = id === undefined ? "root" : (elementOf(state, id)?.tag ?? "");
  const title = selected.length > 1 ? t("several", { count: selected.length }) : nameOf(studio, id ?? "card");
  return html`<div class="insp-h">${crumbs(studio, id)}
    <div class="insp-n">${icon(iconOf(studio.catalog, tag))}${
      id === undefined || selected.length > 1 ? html`<h2 class="grow cut">${title}</h2>` : nameBox(studio, id, title)
    }${id === undefined ? nothing : tools(studio)}</div>${selected.length === 1 ? whenLine(studio, id ?? "") : nothing}</div>`;
}

/** When it is on the card, where that is not always and once. */
function whenLine({ state }: Studio, id: Id): unknown {
  const element = elementOf(state, id);
  const when = element === undefined ? [] : whenShown(state, element);
  return when.length === 0
    ? nothing
    : html`<p class="meta">${when.map((words, at) => html`${at > 0 ? html`<i class="sep"></i>` : nothing}${words}`)}</p>`;
}

function crumbs(studio: Studio, id: Id | undefined): TemplateResult {
  const path = id === undefined ? [] : pathOf(studio, id);
  const arrow = icon(ChevronRight, { class: "i-xs" });
  return html`<nav class="crumb" aria-label=${t("breadcrumb")}>
    ${path.length === 0 ? html`<span>${t("card")}</span>` : html`<button type="button" @click=${() => studio.selectCard()}>${t("card")}</button>`}
    ${path.map((step) => (step === id ? html`${arrow}<span>${studio.labelOf(step)}</span>` : html`${arrow}<button type="button" @click=${() => studio.select([step])}>${studio.labelOf(step)}</button>`))}
  </nav>`;
}

/** The name is written where it stands. */
function nameBox(studio: Studio, id: Id, title: string): TemplateResult {
  const take = (event: Event) => {
    const box = event.target as HTMLInputElement;
    renameTo(studio, id, box.value);
    box.value = studio.state.notes[id]?.name ?? "";
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const box = event.target as HTMLInputElement;
    if (event.key === "Enter") box.blur();
    if (event.key === "Escape") {
      event.stopPropagation();
      box.value = studio.state.notes[id]?.name ?? "";
      box.blur();
    }
  };
  return html`<h2 class="grow"><input class="insp-name" aria-label=${t("name-it")} title=${t("rename")} placeholder=${title} .value=${studio.state.notes[id]?.name ?? ""}
    ?readonly=${!studio.mayEdit} autocomplete="off" spellcheck="false" @change=${take} @keydown=${pressed}></h2>`;
}

function tools(studio: Studio): TemplateResult {
  const { selected, state, catalog } = studio;
  const locked = selected.every((id) => state.notes[id]?.locked === true);
  const tag = elementOf(state, selected[0] ?? "")?.tag ?? "";
  const label = t(locked ? "unlock" : "lock");
  const item = (shape: Parameters<typeof icon>[0], words: string, run: (studio: Studio) => void, css = "") =>
    html`<button type="button" class="menu-item ${css}" ?disabled=${selected.some((id) => isLocked(state, id))} @click=${() => run(studio)}>${icon(shape)}${words}</button>`;
  return studio.mayEdit
    ? html`<button type="button" class="ib ib-sm" aria-label=${label} title=${label} aria-pressed=${locked} @click=${() => lockSelected(studio)}>${icon(locked ? Lock : LockOpen)}</button>
      <details class="menu-holder menu-end" data-menu><summary class="ib ib-sm" aria-label=${t("more")} title=${t("more")}>${icon(Ellipsis)}</summary>
        <div class="pop menu-panel menu-narrow">${item(Copy, t("duplicate"), duplicateSelected)}${
          isContainer(catalog, formatOf(state), tag) ? item(Ungroup, t("take-apart"), unwrapSelected) : nothing
        }<hr>${item(Trash2, t("remove"), removeSelected, "btn-warnline")}</div></details>`
    : html``;
}
