/** A dialog with a searched list of which one or several rows are chosen: what choosing chats and people have in common. */
import { html, nothing, type TemplateResult } from "lit";
import { Check, Search, X } from "lucide";
import { t } from "../i18n/simulator.ts";
import { icon } from "../ui/icon.ts";
import type { Dialog } from "./dialog.ts";

export interface ListOptions {
  readonly multiple: boolean;
  readonly most: number;
  /** Said when more are wanted; empty = the client's own words. */
  readonly limitText: string;
}

export abstract class ListDialog<Row> implements Dialog<readonly Row[]> {
  finish: (result: readonly Row[] | null) => void = () => undefined;
  refresh: () => void = () => undefined;

  protected readonly chosen = new Map<string, Row>();
  protected text = "";
  private active = 0;
  private full = false;

  protected constructor(
    protected rows: readonly Row[],
    private readonly list: ListOptions,
  ) {}

  protected abstract readonly title: string;
  /** What the list holds, for screen readers. */
  protected abstract readonly label: string;
  protected abstract idOf(row: Row): string;
  protected abstract searched(text: string): Row[];
  /** A row beside its check mark: picture, name, chips. */
  protected abstract look(row: Row): TemplateResult;

  /** In place of the list, such as a form. */
  protected instead(): TemplateResult | null {
    return null;
  }

  /** At the start of the foot. */
  protected beside(): TemplateResult | typeof nothing {
    return nothing;
  }

  /** A row that can be seen but not chosen. */
  protected barred(_row: Row): boolean {
    return false;
  }

  template(): TemplateResult {
    return html`<dialog class="nat" aria-labelledby="nat-title" @cancel=${this.cancel}>
      <header class="nat-head">
        <h1 id="nat-title">${this.title}</h1>
        <button class="ib" aria-label=${t("close")} @click=${this.cancel}>${icon(X)}</button>
      </header>
      ${this.instead() ?? this.choosing()}
    </dialog>`;
  }

  protected toggle(row: Row): void {
    if (this.barred(row)) return;
    this.full = false;
    this.active = this.shown.indexOf(row);
    if (!this.chosen.delete(this.idOf(row))) this.add(row);
    this.refresh();
  }

  protected readonly cancel = (event: Event): void => {
    event.preventDefault();
    this.finish(null);
  };

  private get shown(): Row[] {
    return this.searched(this.text);
  }

  private choosing(): TemplateResult {
    const shown = this.shown;
    const active = shown[this.active];
    return html`<div class="nat-search search">
        ${icon(Search)}
        <input
          class="input input-quiet"
          type="search"
          role="combobox"
          aria-expanded="true"
          aria-controls="nat-list"
          aria-activedescendant=${active ? this.optionId(active) : nothing}
          aria-label=${t("search")}
          placeholder=${t("search")}
          data-focus
          .value=${this.text}
          @input=${this.search}
          @keydown=${this.key}
        />
      </div>
      <ul class="nat-list" id="nat-list" role="listbox" aria-label=${this.label} aria-multiselectable=${String(this.list.multiple)}>
        ${shown.map((row, index) => this.option(row, index === this.active))}
      </ul>
      ${shown.length === 0 ? html`<div class="empty"><h3>${t("noChats")}</h3><p>${t("noChatsHelp")}</p></div>` : nothing}
      ${this.foot()}`;
  }

  private option(row: Row, active: boolean): TemplateResult {
    const on = this.chosen.has(this.idOf(row));
    return html`<li
      id=${this.optionId(row)}
      class="nat-opt ${active ? "is-active" : ""}"
      role="option"
      aria-selected=${String(on)}
      aria-disabled=${this.barred(row) ? "true" : nothing}
      data-choice=${this.idOf(row)}
      @mousedown=${(event: Event) => event.preventDefault() /* the search field keeps the focus */}
      @click=${() => this.toggle(row)}
    >
      <span class="check ${this.list.multiple ? "" : "check-round"} ${on ? "is-on" : ""}">${on ? icon(Check) : nothing}</span>
      ${this.look(row)}
    </li>`;
  }

  private foot(): TemplateResult {
    const count = this.chosen.size;
    return html`<footer class="nat-foot">
      ${this.beside()}
      <span class="meta grow" role="status">${this.status(count)}</span>
      <button class="btn" @click=${this.cancel}>${t("cancel")}</button>
      <button class="btn btn-ink" ?disabled=${count === 0} @click=${this.done}>
        ${this.list.multiple && count > 0 ? t("nextCount", { count }) : t("next")}
      </button>
    </footer>`;
  }

  private status(count: number): string {
    const { multiple, most, limitText } = this.list;
    if (this.full) return limitText || t("atMost", { count: most });
    return multiple && count > 0 ? t("chosenCount", { count, most }) : "";
  }

  private readonly search = (event: Event): void => {
    this.text = (event.target as HTMLInputElement).value;
    this.active = 0;
    this.refresh();
  };

  private readonly key = (event: KeyboardEvent): void => {
    const shown = this.shown;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && shown.length > 0) {
      event.preventDefault();
      this.active = (this.active + step + shown.length) % shown.length;
      this.refresh();
      const active = shown[this.active];
      if (active) document.getElementById(this.optionId(active))?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      const active = shown[this.active];
      if (active && !this.chosen.has(this.idOf(active))) this.toggle(active);
      else if (this.chosen.size > 0) this.done();
    }
  };

  private add(row: Row): void {
    if (!this.list.multiple) this.chosen.clear();
    this.full = this.chosen.size >= this.list.most;
    if (!this.full) this.chosen.set(this.idOf(row), row);
  }

  private readonly done = (): void => this.finish([...this.chosen.values()]);

  private optionId(row: Row): string {
    return `row-${this.idOf(row)}`;
  }
}
