import { html, type TemplateResult } from "lit";
import { TriangleAlert } from "lucide";
import { t } from "../../i18n/designer.ts";
import { icon } from "../../ui/icon.ts";
import { Part } from "../core/part.ts";
import type { Change } from "../core/studio.ts";

const load = () => import("./panel.ts");
// It comes beside the rest of the page, which can be used meanwhile.
let loading = load();
// Whoever waits for it hears of a failure.
loading.catch(() => {});

/** `<designer-inspector>`: the place of the inspector; the form itself is a chunk of its own. */
export class DesignerInspector extends Part {
  static override properties = { ...Part.properties, state: { state: true } };

  declare private state: "loading" | "ready" | "failed";
  protected override readonly watches: readonly Change[] = [];

  constructor() {
    super();
    this.state = "loading";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.wait();
  }

  private async wait(): Promise<void> {
    this.state = "loading";
    try {
      await loading;
      this.state = "ready";
    } catch {
      this.state = "failed";
    }
  }

  private readonly again = (): void => {
    loading = load();
    void this.wait();
  };

  protected override render(): TemplateResult {
    if (this.state === "ready") return html`<inspector-panel .studio=${this.studio}></inspector-panel>`;
    if (this.state === "failed")
      return html`<div class="insp-wait"><div class="note-in" role="alert">${icon(TriangleAlert, { class: "i-sm" })}<span>${t("part-failed")}</span><button type="button" @click=${this.again}>${t("load-again")}</button></div></div>`;
    return html`<div class="insp-wait" aria-hidden="true"><span class="sk"></span><span class="sk sk-field"></span><span class="sk"></span><span class="sk sk-field"></span></div>`;
  }
}

customElements.define("designer-inspector", DesignerInspector);
