import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { CARD, type Id } from "../../document/ids.ts";
import { elementOf, holderOf, isLocked } from "../../document/state.ts";
import { t } from "../../i18n/inspector.ts";
import { call } from "../../web/api.ts";
import { Part } from "../core/part.ts";
import type { Change } from "../core/studio.ts";
import { drawField } from "./controls/draw-field.ts";
import { findings } from "./field-frame.ts";
import type { Draft, Form } from "./form.ts";
import { head } from "./header.ts";
import { cardSubject, elementSubject, type Subject, type Tab } from "./subject.ts";
import { usedVariables } from "./used-variables.ts";

/** `<inspector-panel>`: the fields of what is selected; with nothing selected those of the card. */
export class InspectorPanel extends Part {
  static override properties = { ...Part.properties, tab: { state: true }, help: { state: true } };

  declare private tab: Tab;
  declare private help: Form["help"];
  protected override readonly watches: readonly Change[] = ["document", "selection", "findings", "view"];
  private readonly drafts = new Map<string, Draft>();
  private readonly open = new Map<string, boolean>();
  /** What the present drawing was made from, to tell changes that don't concern it. */
  private drawn: readonly unknown[] = [];
  private lastBox: HTMLElement | undefined;

  constructor() {
    super();
    this.tab = "content";
    this.help = undefined;
    this.addEventListener("focusin", ({ target }) => {
      if (target instanceof HTMLTextAreaElement) this.lastBox = target;
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.classList.add("fm");
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    // Texts that explain are not worth a moment of the first one.
    setTimeout(() => {
      call("GET", "catalog/help/")
        .then(({ data }) => {
          this.help = data;
        })
        .catch(() => {});
    }, 300);
  }

  protected override heard(change: Change): void {
    if (change === "document" && same(this.drawn, this.concerns())) return;
    if (change === "selection" && this.studio.section === "header") this.tab = "content";
    super.heard(change);
  }

  /** What this part of the document hangs on. */
  private concerns(): readonly unknown[] {
    const { state, selected } = this.studio;
    const { document, notes } = state;
    const config =
      selected.length === 0 ? undefined : (holderOf(state, CARD) as { config?: unknown } | undefined)?.config;
    const elements = selected.length === 0 ? [document] : selected.flatMap((id) => [elementOf(state, id), notes[id]]);
    return [...elements, document.variables, document.samples, config];
  }

  protected override render(): TemplateResult {
    const { studio } = this;
    const { selected, state } = studio;
    this.drawn = this.concerns();
    const isLockedNow = selected.some((id) => isLocked(state, id));
    const form: Form = {
      studio,
      editable: studio.mayEdit && !isLockedNow,
      help: this.help,
      drafts: this.drafts,
      drawField,
      open: this.open,
      redraw: () => this.requestUpdate(),
    };
    const subject = selected.length === 0 ? cardSubject(form) : elementSubject(form, selected);
    const section = subject.sections.find(({ tab }) => tab === this.tab) ?? subject.sections[0];
    const kinds = new Set(selected.map((id) => elementOf(state, id)?.tag)).size;
    return html`${head(studio)}${this.tabs(subject, section?.tab)}
      <div class="insp-b" id="insp-panel" role="tabpanel" aria-labelledby="insp-tab-${section?.tab ?? ""}" tabindex="-1">
        ${isLockedNow ? html`<p class="note-in note-info"><span></span><span>${t("locked")}</span></p>` : studio.mayEdit ? nothing : html`<p class="note-in note-info"><span></span><span>${t("read-only")}</span></p>`}
        ${kinds > 1 ? html`<p class="help">${t("several-kinds")}</p>` : nothing}${findings(form, subject.said)}
        ${keyed(
          `${selected.join()} ${section?.tab}`,
          section?.draw(
            section.tab === "content" && selected.length < 2 ? this.variables(form, selected[0] ?? CARD) : nothing,
          ),
        )}
      </div>`;
  }

  private variables(form: Form, id: Id): unknown {
    const { state } = this.studio;
    const value =
      id === CARD ? (holderOf(state, CARD) as { header?: unknown } | undefined)?.header : elementOf(state, id);
    return usedVariables(form, id, value, (path) => this.insert(path));
  }

  /** Puts a placeholder where the caret was last. */
  private insert(path: string): void {
    const box = this.lastBox?.isConnected ? this.lastBox : this.querySelector("textarea");
    if (!(box instanceof HTMLTextAreaElement) || box.readOnly) return;
    box.setRangeText(`\${${path}}`, box.selectionStart, box.selectionEnd, "end");
    box.focus();
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }

  private tabs({ sections }: Subject, now: Tab | undefined): unknown {
    const walk = (event: KeyboardEvent) => {
      const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (by === undefined) return;
      const at = sections.findIndex(({ tab }) => tab === now);
      const next = sections[(at + by + sections.length) % sections.length];
      if (next === undefined) return;
      this.tab = next.tab;
      void this.updateComplete.then(() => this.querySelector<HTMLElement>(`#insp-tab-${next.tab}`)?.focus());
    };
    if (sections.length < 2) return html`<div class="insp-rule"></div>`;
    return html`<div class="tabs" role="tablist" aria-label=${t("sections")} @keydown=${walk}>${sections.map(
      ({
        tab,
        bad,
      }) => html`<button type="button" role="tab" id="insp-tab-${tab}" aria-controls="insp-panel" aria-selected=${tab === now} class=${tab === now ? "is-on" : ""} tabindex=${tab === now ? 0 : -1}
        @click=${() => (this.tab = tab)}>${t(tab)}${bad ? html`<span class="dot dot-warn" title=${t("findings")}></span>` : nothing}</button>`,
    )}</div>`;
  }
}

function same(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((held, index) => held === b[index]);
}

customElements.define("inspector-panel", InspectorPanel);
