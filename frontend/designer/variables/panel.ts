import { html, type TemplateResult } from "lit";
import { type Entry, entriesOf } from "../../document/declarations.ts";
import { t } from "../../i18n/variables.ts";
import { Part } from "../core/part.ts";
import type { Change } from "../core/studio.ts";
import { drawField } from "../inspector/controls/draw-field.ts";
import type { Draft, Form } from "../inspector/form.ts";
import { blankRows } from "./blank-rows.ts";
import { codeNames, undeclaredNames } from "./code-names.ts";
import { previewSets, tryOut } from "./previews.ts";
import { usesOf } from "./uses.ts";
import { tidy } from "./variable-edits.ts";

/** `<variables-panel>`: what the blanks of the card are called and take, and the preview values the canvas may show. */
export class VariablesPanel extends Part {
  protected override readonly watches: readonly Change[] = ["document", "view", "findings"];
  private readonly drafts = new Map<string, Draft>();
  private readonly open = new Map<string, boolean>();
  /** Something changed while nobody looked. */
  private isStale = false;
  private readonly watcher = new IntersectionObserver(([entry]) => {
    if (!entry?.isIntersecting || !this.isStale) return;
    this.isStale = false;
    this.requestUpdate();
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.classList.add("fm");
  }

  protected override heard(change: Change): void {
    // Out of sight it costs nothing.
    if (this.offsetParent !== null) super.heard(change);
    else this.isStale = true;
  }

  protected override firstUpdated(): void {
    this.watcher.observe(this);
  }

  protected override render(): TemplateResult {
    const { studio } = this;
    const form: Form = {
      studio,
      editable: studio.mayEdit,
      help: undefined,
      drafts: this.drafts,
      drawField,
      open: this.open,
      redraw: () => this.requestUpdate(),
    };
    const { document } = studio.state;
    const entries = entriesOf(document);
    return html`<div class="vp">${entries === undefined ? this.short() : this.listed(form, entries)}</div>`;
  }

  private listed(form: Form, entries: readonly Entry[]): TemplateResult {
    const { preview } = form.studio;
    if (preview !== undefined) return tryOut(form, entries, preview);
    const isEmpty = entries.length === 0 && usesOf(form.studio.state.document.card).size === 0;
    const hint = html`<div class="vempty"><b>${t("empty")}</b><p class="help">${t("empty-help")}</p></div>`;
    return html`${isEmpty ? hint : ""}${blankRows(form, entries)}${undeclaredNames(form, entries)}${entries.length === 0 ? "" : html`${previewSets(form)}${form.studio.isSimple ? "" : codeNames(form, entries)}`}`;
  }

  private short(): TemplateResult {
    const { studio } = this;
    return html`<p class="help">${t("tidy-help")}</p><button type="button" class="btn btn-sm" ?disabled=${!studio.mayEdit} @click=${() => studio.apply(tidy(studio.state))}>${t("tidy")}</button>`;
  }
}

customElements.define("variables-panel", VariablesPanel);
