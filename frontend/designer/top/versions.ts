import { html, LitElement, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { BadgeCheck, Eye, History, Undo2 } from "lucide";
import { t } from "../../i18n/top.ts";
import { icon } from "../../ui/icon.ts";
import { periodText, timeText } from "../../ui/time.ts";

/** One version, as the API lists it. */
export interface VersionRow {
  readonly number: number;
  readonly note: string;
  readonly kept_for: "" | "api" | "send" | "link" | "release" | "import";
  /** When it last was the release; without an end it still is. */
  readonly released_at: string | null;
  readonly released_until: string | null;
  readonly author: { readonly name: string };
  readonly created_at: string;
}

/**
 * `<version-list>`: the versions, latest first.
 *
 * @fires version-view - detail: the number to look at
 * @fires version-release - detail: the number to release
 */
export class VersionList extends LitElement {
  static override properties = {
    rows: { attribute: false },
    release: { attribute: false },
    publishes: { type: Boolean },
  };

  declare rows: readonly VersionRow[];
  /** The number of the version that programs get. */
  declare release: number | null;
  /** Whether the person may say which one that is. */
  declare publishes: boolean;

  constructor() {
    super();
    this.rows = [];
    this.release = null;
    this.publishes = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    if (this.rows.length === 0) {
      return html`<div class="empty">${icon(History)}<h3>${t("versions-none")}</h3><p>${t("versions-none-text")}</p></div>`;
    }
    // By number: a row stays the row of its version while a new one comes in above it, also under the pointer.
    const rows = repeat(
      this.rows,
      ({ number }) => number,
      (row) => this.line(row),
    );
    return html`<ol class="vers" role="list">${rows}</ol>`;
  }

  private line(row: VersionRow): TemplateResult {
    const { number, note, author, created_at: made } = row;
    const isRelease = number === this.release;
    const why = row.kept_for === "" ? "" : t(`kept-for-${row.kept_for}`);
    return html`<li class="ver">
      <span class="chip ${isRelease ? "chip-ink" : ""}">v${number}</span>
      <div class="grow">
        <p class=${note === "" ? "two" : ""}>${isRelease ? html`<b>${t("is-release")}</b><i class="sep"></i>` : nothing}${note || why || author.name}</p>
        <p class="meta">${author.name}<i class="sep"></i><time datetime=${made}>${timeText(made, "moment")}</time>${note && why ? html`<i class="sep"></i>${why}` : nothing}</p>
        ${isRelease ? nothing : wasRelease(row)}
      </div>
      ${this.publishes && !isRelease ? this.releaseButton(number) : nothing}
      ${this.button(Eye, t("version-view", { number }), "version-view", number)}
    </li>`;
  }

  private releaseButton(number: number): TemplateResult {
    const isBack = this.release !== null && number < this.release;
    const words = t(isBack ? "version-roll-back" : "version-release", { number });
    return this.button(isBack ? Undo2 : BadgeCheck, words, "version-release", number);
  }

  private button(shapes: Parameters<typeof icon>[0], words: string, event: string, number: number): TemplateResult {
    return html`<button class="ib ib-sm" type="button" aria-label=${words} title=${words} @click=${() => this.tell(event, number)}>${icon(shapes)}</button>`;
  }

  private tell(name: string, detail: number): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

function wasRelease({ released_at: from, released_until: until }: VersionRow): TemplateResult | typeof nothing {
  if (from === null || until === null) return nothing;
  return html`<p class="meta">${t("was-release", { period: periodText(from, until) })}</p>`;
}

if (!customElements.get("version-list")) customElements.define("version-list", VersionList);
