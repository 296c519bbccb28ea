/** One row of the tree. */
import { html, nothing, type TemplateResult } from "lit";
import { ArrowDown, ArrowUp, ChevronDown, ChevronRight, Copy, type IconNode, Lock, LockOpen, Trash2 } from "lucide";
import { CARD } from "../../document/ids.ts";
import { t } from "../../i18n/outline.ts";
import { icon } from "../../ui/icon.ts";
import type { Catalog } from "../core/catalog.ts";
import { iconOf } from "../core/kinds.ts";
import { LIST, type Row } from "./rows.ts";
import type { Severity } from "./severity.ts";

export interface RowState {
  readonly isSelected: boolean;
  /** Whether the tab key stops at it. */
  readonly isStop: boolean;
  readonly isRenamed: boolean;
  readonly worst: Severity | undefined;
  readonly mayEdit: boolean;
}

/** What a press on a row can ask for; rows are told apart by their `data-id`, buttons by their `data-act`. */
export type RowAct = "toggle" | "up" | "down" | "lock" | "duplicate" | "remove";

/** Deeper rows are not indented any further. */
const DEEPEST = 9;

export function rowTemplate(row: Row, state: RowState, catalog: Catalog): TemplateResult {
  const { isSelected, isStop, isRenamed, worst, mayEdit } = state;
  const isElement = row.id !== CARD && !row.id.startsWith(LIST);
  return html`<li role="treeitem" class="l${Math.min(row.level, DEEPEST)} ${isSelected ? "is-on" : ""}" data-id=${row.id}
      tabindex=${isStop ? 0 : -1} aria-level=${row.level} aria-posinset=${row.position} aria-setsize=${row.siblings}
      aria-selected=${isSelected} aria-expanded=${row.isOpen ?? nothing} aria-label=${labelOf(row, worst)}>
    ${
      row.isOpen === undefined
        ? html`<span class="tw"></span>`
        : html`<span class="tw" data-act="toggle">${icon(row.isOpen ? ChevronDown : ChevronRight)}</span>`
    }
    ${icon(iconOf(catalog, row.tag))}
    ${
      isRenamed
        ? html`<input class="input outl-name" data-name aria-label=${t("name")} .value=${row.name} maxlength="60" />`
        : html`<span class="name">${row.name}</span>`
    }
    ${worst === undefined ? nothing : html`<span class="dot dot-${worst.severity === "error" ? "danger" : "warn"}" title=${worst.words}></span>`}
    ${row.isLocked ? html`<span class="lockd">${icon(Lock, { class: "i-sm" })}</span>` : nothing}
    ${kindOf(row)}
    ${isElement && mayEdit && !isRenamed ? actions(row) : nothing}
  </li>`;
}

/** What it is, or when it is there: who reads the card needs that more. */
function kindOf({ kind, when }: Row): TemplateResult {
  const words = when.join(t("comma"));
  return words === ""
    ? html`<span class="kind">${kind}</span>`
    : html`<span class="kind" title=${words}>${words}</span>`;
}

function actions(row: Row): TemplateResult {
  const button = (act: RowAct, label: string, shapes: IconNode) =>
    html`<button type="button" class="ib" data-act=${act} tabindex="-1" aria-label=${label} title=${label}>${icon(shapes, { class: "i-sm" })}</button>`;
  return html`<span class="row-acts">
    ${row.isLocked ? button("lock", t("unlock"), LockOpen) : button("lock", t("lock"), Lock)}
    ${row.isLocked ? nothing : html`<span class="row-moves">${button("up", t("up"), ArrowUp)}${button("down", t("down"), ArrowDown)}</span>${button("duplicate", t("duplicate"), Copy)}${button("remove", t("remove"), Trash2)}`}
  </span>`;
}

function labelOf({ name, kind, when, isLocked }: Row, worst: Severity | undefined): string {
  return [name, kind, ...when, isLocked ? t("locked") : "", worst?.words ?? ""].filter(Boolean).join(t("comma"));
}
