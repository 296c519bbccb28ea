/** `<bulk-bar>`: what can be done with the selected cards. Floats at the foot of the window while there are any. */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { Archive, ArchiveRestore, ArrowRightLeft, Copy, Download, Folder, Tag, Trash2, X } from "lucide";
import { t, type Word } from "../i18n/order.ts";
import { icon } from "../ui/icon.ts";

type Button = readonly [act: Word & string, shapes: Parameters<typeof icon>[0]];

const COMMON: readonly Button[] = [
  ["move", Folder],
  ["tags", Tag],
  ["duplicate", Copy],
];
const TEAM: Button = ["team", ArrowRightLeft];
const EXPORT: Button = ["export", Download];
const REMOVE: Button = ["delete", Trash2];
/** For publishers (`data-may-purge`). */
const PURGE: Button = ["purge", Trash2];
/** By place; another team only for those who are in one (`data-teams`); elsewhere as in the library. */
const BUTTONS: Readonly<Record<string, readonly Button[]>> = {
  library: [...COMMON, TEAM, EXPORT, ["archive", Archive], REMOVE],
  archived: [...COMMON, TEAM, EXPORT, ["unarchive", ArchiveRestore], REMOVE],
  trash: [["restore", ArchiveRestore], PURGE],
};

/**
 * @fires bulk-act - `CustomEvent<string>`: move, tags, duplicate, team, export, archive, unarchive, restore, delete or purge
 * @fires bulk-clear - nothing shall be selected any more
 */
export class BulkBar extends LitElement {
  static override properties = { count: { attribute: false } };

  /** How many cards are selected. */
  declare count: number;

  constructor() {
    super();
    this.count = 0;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.count === 0) return nothing;
    const all = BUTTONS[this.dataset.place ?? ""] ?? BUTTONS.library ?? [];
    const off = [this.dataset.teams === undefined && TEAM, this.dataset.mayPurge === undefined && PURGE];
    const buttons = all.filter((button) => !off.includes(button));
    return html`<div class="bulk" role="toolbar" aria-label=${t("bulk-actions")}>
      <b role="status">${t(this.count === 1 ? "selected-one" : "selected", { count: this.count })}</b>
      <span class="bulk-sep"></span>
      ${buttons.map(([act, shapes]) => this.button(act, shapes))}
      <span class="bulk-sep"></span>
      <button class="ib" type="button" aria-label=${t("select-none")} title=${t("select-none")} @click=${() => this.tell("bulk-clear")}>${icon(X)}</button>
    </div>`;
  }

  private button(act: Word & string, shapes: Parameters<typeof icon>[0]): TemplateResult {
    return html`<button class="btn btn-quiet btn-fold ${act === "delete" || act === "purge" ? "btn-warnline" : ""}" type="button" title=${t(act)}
      @click=${() => this.tell("bulk-act", act)}>${icon(shapes)}<span>${t(act)}</span></button>`;
  }

  private tell(name: string, detail?: string): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

if (!customElements.get("bulk-bar")) customElements.define("bulk-bar", BulkBar);
