import { html, nothing, type TemplateResult } from "lit";
import { Check, History } from "lucide";
import { steps } from "../../document/history.ts";
import { sentence } from "../../document/sentences.ts";
import { t } from "../../i18n/history.ts";
import type { Message } from "../../i18n/message.ts";
import { icon } from "../../ui/icon.ts";
import { timeText } from "../../ui/time.ts";
import { Part } from "../core/part.ts";
import type { Change } from "../core/studio.ts";
import { StepTimes } from "./times.ts";

/** `<designer-history>`: a button, and the steps done and undone to travel to. The latest stands at the top. */
export class DesignerHistory extends Part {
  static override properties = { ...Part.properties, shown: { state: true } };

  declare private shown: boolean;
  protected override readonly watches: readonly Change[] = [];
  private readonly times = new StepTimes();

  constructor() {
    super();
    this.shown = false;
  }

  protected override heard(change: Change): void {
    if (change !== "document") return;
    this.times.note(this.studio.history, Date.now());
    // A closed list is not drawn again at each keystroke.
    if (this.shown) this.requestUpdate();
  }

  protected override render(): TemplateResult {
    return html`<details class="menu-holder hist" data-menu @toggle=${(event: Event) => this.toggled(event)}>
      <summary class="ib" aria-label=${t("history")} title=${t("history")}>${icon(History)}</summary>
      <div class="pop hist-pop">${this.shown ? this.list() : nothing}</div>
    </details>`;
  }

  private toggled({ target }: Event): void {
    this.shown = (target as HTMLDetailsElement).open;
    if (!this.shown) return;
    void this.updateComplete.then(() => {
      const here = this.querySelector<HTMLElement>('[aria-current="step"]');
      here?.scrollIntoView({ block: "nearest" });
      here?.focus();
    });
  }

  private list(): TemplateResult {
    const { labels, position } = steps(this.studio.history);
    if (labels.length === 0) return html`<p class="hist-none">${t("history-empty")}</p>`;
    const rows = labels.map((label, index) =>
      this.row(index + 1, position, sentence(label, this.studio.catalog), label),
    );
    return html`<h3 class="hist-t">${t("history-title")}</h3>
      <ol class="hist-l" reversed>${rows.reverse()}${this.row(0, position, t("history-opened"))}</ol>`;
  }

  /** The step after which `at` steps are done. */
  private row(at: number, position: number, words: string, label?: Message): TemplateResult {
    const time = label && this.times.of(label);
    const here = at === position;
    return html`<li><button type="button" class=${at > position ? "hist-i is-undone" : "hist-i"} aria-current=${here ? "step" : nothing}
      title=${words} @click=${() => this.studio.travel(at)}>
      ${here ? icon(Check, { label: t("history-now") }) : html`<span class="i"></span>`}<span class="cut">${words}</span>
      ${at > position ? html`<span class="sr">${t("history-undone")}</span>` : nothing}
      ${time === undefined ? nothing : html`<time datetime=${new Date(time).toISOString()}>${timeText(time, "clock")}</time>`}
    </button></li>`;
  }
}

customElements.define("designer-history", DesignerHistory);
