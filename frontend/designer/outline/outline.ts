import { html, type TemplateResult } from "lit";
import { Part } from "../core/part.ts";
import type { Change } from "../core/studio.ts";

/** `<designer-outline>`: the card as a tree. */
export class DesignerOutline extends Part {
  protected override readonly watches: readonly Change[] = ["document", "selection"];

  protected override render(): TemplateResult {
    return html``;
  }
}

customElements.define("designer-outline", DesignerOutline);
