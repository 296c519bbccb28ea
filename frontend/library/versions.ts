import { html, LitElement, nothing, type TemplateResult } from "lit";
import { Eye, History, RotateCcw } from "lucide";
import { t } from "../i18n/library.ts";
import { icon } from "../ui/icon.ts";

/** One published version, as the API lists it. */
export interface VersionRow {
  readonly number: number;
  readonly note: string;
  readonly author: { readonly name: string };
  readonly created_at: string;
}

/**
 * `<version-list>`: the published versions, latest first.
 *
 * @fires version-view - detail: the number to look at
 * @fires version-restore - detail: the number to make the draft again
 */
export class VersionList extends LitElement {
  static override properties = {
    rows: { attribute: false },
    viewing: { attribute: false },
    editable: { type: Boolean },
  };

  declare rows: readonly VersionRow[];
  declare viewing: number | undefined;
  declare editable: boolean;

  constructor() {
    super();
    this.rows = [];
    this.editable = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    if (this.rows.length === 0) {
      return html`<div class="empty">${icon(History)}<h3>${t("versions-none")}</h3><p>${t("versions-none-text")}</p></div>`;
    }
    return html`<ol class="vers" role="list">${this.rows.map((row) => this.line(row))}</ol>`;
  }

  private line(row: VersionRow): TemplateResult {
    const at = new Date(row.created_at);
    const time = at.toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
    const isViewed = row.number === this.viewing;
    return html`<li class="ver ${isViewed ? "is-on" : ""}">
      <span class="chip">v${row.number}</span>
      <div class="grow">
        <p class=${row.note === "" ? "two" : ""}>${row.note || t("version-no-note")}</p>
        <p class="meta">${row.author.name}<i class="sep"></i><time datetime=${row.created_at}>${time}</time></p>
      </div>
      <button class="ib ib-sm" type="button" aria-pressed=${isViewed} aria-label=${t("version-view", { number: row.number })}
        title=${t("version-view", { number: row.number })} @click=${() => this.tell("version-view", row.number)}>${icon(Eye)}</button>
      ${
        this.editable
          ? html`<button class="ib ib-sm" type="button" aria-label=${t("version-restore", { number: row.number })}
              title=${t("version-restore", { number: row.number })} @click=${() => this.tell("version-restore", row.number)}>${icon(RotateCcw)}</button>`
          : nothing
      }
    </li>`;
  }

  private tell(name: string, detail: number): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

if (!customElements.get("version-list")) customElements.define("version-list", VersionList);
