import { AsyncDirective } from "lit/async-directive.js";
import { directive } from "lit/directive.js";
import { html, type TemplateResult } from "lit/html.js";
import ChevronLeft from "lucide/dist/esm/icons/chevron-left.mjs";
import ChevronRight from "lucide/dist/esm/icons/chevron-right.mjs";
import { icon } from "../../ui/icon.ts";
import type { Context } from "../context.ts";
import { registerSheet } from "../registry.ts";
import css from "./tables.css";

registerSheet(css);

/** Draws rows with those of other pages hidden: they stay in the document, where they can be found. */
type Draw = (isHidden: (row: number) => boolean) => TemplateResult;

/** A table in pages; the page in view outlives a redraw of the table. */
class PagedDirective extends AsyncDirective {
  private page = 0;
  private draw: () => unknown = () => "";

  render(rows: number, size: number, context: Context, draw: Draw): unknown {
    const pages = Math.max(1, Math.ceil(rows / size));
    this.draw = () => {
      this.page = Math.min(this.page, pages - 1);
      const first = this.page * size;
      const table = draw((row) => row < first || row >= first + size);
      return html`${table}${pages > 1 ? this.pager(pages, context) : ""}`;
    };
    return this.draw();
  }

  private pager(pages: number, { t }: Context): TemplateResult {
    return html`<div class="pager">
      <button class="page" type="button" aria-label=${t("previousPage")} ?disabled=${this.page === 0} @click=${() => this.turn(-1)}>
        ${icon(ChevronLeft)}
      </button>
      <span>${t("page", { page: this.page + 1, pages })}</span>
      <button class="page" type="button" aria-label=${t("nextPage")} ?disabled=${this.page >= pages - 1} @click=${() => this.turn(1)}>
        ${icon(ChevronRight)}
      </button>
    </div>`;
  }

  private turn(by: number): void {
    this.page += by;
    this.setValue(this.draw());
  }
}

export const paged = directive(PagedDirective);
