import { html, type TemplateResult } from "lit";
import { Part } from "../core/part.ts";
import type { Change } from "../core/studio.ts";

/** `<designer-inspector>`: the fields of what is selected. */
export class DesignerInspector extends Part {
  protected override readonly watches: readonly Change[] = ["document", "selection"];

  protected override render(): TemplateResult {
    return html``;
  }
}

customElements.define("designer-inspector", DesignerInspector);
