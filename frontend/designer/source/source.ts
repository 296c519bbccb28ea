import { html, type TemplateResult } from "lit";
import { Part } from "../core/part.ts";
import type { Change } from "../core/studio.ts";

/** `<designer-source>`: the card's JSON, both ways. */
export class DesignerSource extends Part {
  protected override readonly watches: readonly Change[] = ["document", "selection"];

  protected override render(): TemplateResult {
    return html``;
  }
}

customElements.define("designer-source", DesignerSource);
