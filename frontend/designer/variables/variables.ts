import { html, type TemplateResult } from "lit";
import { Part } from "../core/part.ts";
import type { Change } from "../core/studio.ts";

/** `<designer-variables>`: the blanks of the card, and samples to look at it with. */
export class DesignerVariables extends Part {
  protected override readonly watches: readonly Change[] = ["document", "selection"];

  protected override render(): TemplateResult {
    return html``;
  }
}

customElements.define("designer-variables", DesignerVariables);
