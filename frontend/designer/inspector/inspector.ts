import { html, type TemplateResult } from "lit";
import { Part } from "../core/part.ts";
import type { Change } from "../core/studio.ts";

// It comes beside the rest of the page, which can be used meanwhile.
const loading = import("./panel.ts");

/** `<designer-inspector>`: the place of the inspector; the form itself is a chunk of its own. */
export class DesignerInspector extends Part {
  static override properties = { ...Part.properties, state: { state: true } };

  declare private state: "loading" | "ready";
  protected override readonly watches: readonly Change[] = [];

  constructor() {
    super();
    this.state = "loading";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void loading.then(() => {
      this.state = "ready";
    });
  }

  protected override render(): TemplateResult {
    if (this.state === "ready") return html`<inspector-panel .studio=${this.studio}></inspector-panel>`;
    return html`<div class="insp-wait" aria-hidden="true"><span class="sk"></span><span class="sk sk-field"></span><span class="sk"></span><span class="sk sk-field"></span></div>`;
  }
}

customElements.define("designer-inspector", DesignerInspector);
