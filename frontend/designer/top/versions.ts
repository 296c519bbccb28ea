import { html, LitElement, type TemplateResult } from "lit";
import { Eye, History } from "lucide";
import { t } from "../../i18n/top.ts";
import { icon } from "../../ui/icon.ts";
import { timeText } from "../../ui/time.ts";

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
 */
export class VersionList extends LitElement {
  static override properties = { rows: { attribute: false } };

  declare rows: readonly VersionRow[];

  constructor() {
    super();
    this.rows = [];
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
    return html`<li class="ver">
      <span class="chip">v${row.number}</span>
      <div class="grow">
        <p class=${row.note === "" ? "two" : ""}>${row.note || t("version-no-note")}</p>
        <p class="meta">${row.author.name}<i class="sep"></i><time datetime=${row.created_at}>${timeText(row.created_at, "moment")}</time></p>
      </div>
      <button class="ib ib-sm" type="button" aria-label=${t("version-view", { number: row.number })}
        title=${t("version-view", { number: row.number })} @click=${() => this.tell("version-view", row.number)}>${icon(Eye)}</button>
    </li>`;
  }

  private tell(name: string, detail: number): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

if (!customElements.get("version-list")) customElements.define("version-list", VersionList);
