import { html, type nothing, type TemplateResult } from "lit";
import { t } from "../../i18n/variables.ts";
import { Part } from "../core/part.ts";
import type { Change } from "../core/studio.ts";

/** `<designer-variables>`: the place of the variables panel, which is loaded when it is first looked at. */
export class DesignerVariables extends Part {
  static override properties = { ...Part.properties, isReady: { state: true } };

  declare private isReady: boolean;
  protected override readonly watches: readonly Change[] = [];

  constructor() {
    super();
    this.isReady = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const watcher = new IntersectionObserver(([entry]) => {
      if (!entry?.isIntersecting) return;
      watcher.disconnect();
      void this.load();
    });
    watcher.observe(this);
  }

  private async load(): Promise<void> {
    await import("./panel.ts");
    this.isReady = true;
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.isReady) return html`<variables-panel .studio=${this.studio}></variables-panel>`;
    return html`<p class="sr" role="status">${t("loading")}</p>`;
  }
}

customElements.define("designer-variables", DesignerVariables);
