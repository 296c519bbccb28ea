import { html, nothing, type TemplateResult } from "lit";
import { Copy, MousePointerClick } from "lucide";
import { componentOf } from "../../document/catalog.ts";
import { t } from "../../i18n/view.ts";
import { icon } from "../../ui/icon.ts";
import { timeText } from "../../ui/time.ts";
import { copyText } from "../../web/copy-text.ts";
import { Part } from "../core/part.ts";
import type { Change } from "../core/studio.ts";

/** What somebody did on the card, as the platform would send it to the app. */
interface Act {
  readonly at: Date;
  readonly tag: string;
  readonly json: string;
}

const MOST = 50;

/** `<designer-actions>`: while the card is tried out, the callbacks it would send. */
export class DesignerActions extends Part {
  static override properties = { ...Part.properties, acts: { state: true } };

  protected override readonly watches: readonly Change[] = [];
  declare private acts: readonly Act[];
  private readonly acted = (event: Event) => this.note(event as CustomEvent);

  constructor() {
    super();
    this.acts = [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("card-action", this.acted);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("card-action", this.acted);
  }

  private note({ detail }: CustomEvent<{ readonly event: { readonly action: { readonly tag: string } } }>): void {
    const act = { at: new Date(), tag: detail.event.action.tag, json: JSON.stringify(detail.event, null, 2) };
    this.acts = [act, ...this.acts].slice(0, MOST);
  }

  protected override render(): TemplateResult {
    const { studio } = this;
    return html`<section class="acts" aria-label=${t("actions")}>
      <header class="acts-h">${icon(MousePointerClick)}<h2>${t("actions")}</h2><span class="grow"></span>
        ${this.acts.length > 0 ? html`<button class="btn btn-sm btn-quiet" type="button" @click=${() => (this.acts = [])}>${t("actions-clear")}</button>` : nothing}
        <button class="btn btn-sm" type="button" @click=${() => studio.setView({ interactive: false })}>${t("actions-end")}</button>
      </header>
      <div class="acts-l" role="log" aria-label=${t("actions")}>
        ${this.acts.length === 0 ? html`<p class="two">${t("actions-empty")}</p>` : this.acts.map((act, index) => this.act(act, index === 0))}
      </div>
    </section>`;
  }

  private act(act: Act, isLatest: boolean): TemplateResult {
    const label = componentOf(this.studio.catalog, act.tag)?.label ?? act.tag;
    return html`<details class="act" ?open=${isLatest}>
      <summary><b>${label}</b><time datetime=${act.at.toISOString()}>${timeText(act.at, "seconds")}</time></summary>
      <div class="act-b"><pre tabindex="0">${act.json}</pre>
        <button class="btn btn-sm" type="button" @click=${(event: Event) => void this.copy(event, act)}>${icon(Copy)}<span>${t("actions-copy")}</span></button></div>
    </details>`;
  }

  private async copy({ currentTarget }: Event, { json }: Act): Promise<void> {
    const done = await copyText(json);
    this.studio.say(t(done ? "actions-copied" : "actions-not-copied"), done ? "done" : "info");
    (currentTarget as HTMLElement | null)?.focus();
  }
}

customElements.define("designer-actions", DesignerActions);
