import { html, type TemplateResult } from "lit";
import { ArrowLeft, Redo2, Send, Undo2 } from "lucide";
import { said } from "../../document/said.ts";
import type { Transaction } from "../../document/transaction.ts";
import { t } from "../../i18n/designer.ts";
import { icon } from "../../ui/icon.ts";
import type { PageData } from "../core/page-data.ts";
import { Part } from "../core/part.ts";
import type { Change } from "../core/studio.ts";
import type { Saving } from "../saving/saving.ts";

/** `<designer-top>`: the card's name, how safe it is, undo, and the ways on: publish, send. */
export class DesignerTop extends Part {
  static override properties = { ...Part.properties, saving: { attribute: false }, page: { attribute: false } };

  declare saving: Saving;
  declare page: PageData;
  protected override readonly watches: readonly Change[] = ["document", "save"];

  protected override render(): TemplateResult {
    const { page, studio } = this;
    return html`<header class="dtop">
      <a class="dback" href=${page.urls.library ?? "/"} aria-label=${t("back-to-library")} title=${t("back-to-library")}>${icon(ArrowLeft)}</a>
      <div class="dname"><span class="meta cut">${page.teamName}</span><div class="dname-r"><h1>${page.name}</h1></div></div>
      <span class="grow"></span>
      <div class="dtools">
        <button class="ib" type="button" aria-label=${t("undo")} title=${t("undo")} ?disabled=${studio.history.past.length === 0} @click=${() => this.told("undone", studio.undo())}>${icon(Undo2)}</button>
        <button class="ib" type="button" aria-label=${t("redo")} title=${t("redo")} ?disabled=${studio.history.future.length === 0} @click=${() => this.told("redone", studio.redo())}>${icon(Redo2)}</button>
      </div>
      <span class="grow"></span>
      ${page.urls.share === undefined ? "" : html`<a class="btn btn-ink" href=${page.urls.share}>${icon(Send)}<span>${t("send")}</span></a>`}
    </header>`;
  }

  private told(word: "undone" | "redone", step: Transaction | undefined): void {
    if (step) this.studio.say(t(word, { step: said(step.label, this.studio.catalog) }), "done");
  }
}

customElements.define("designer-top", DesignerTop);
