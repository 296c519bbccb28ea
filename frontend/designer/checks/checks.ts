import { html, type TemplateResult } from "lit";
import { Part } from "../core/part.ts";
import type { Change } from "../core/studio.ts";

/** `<designer-checks>`: what the linter says. */
export class DesignerChecks extends Part {
  protected override readonly watches: readonly Change[] = ["document", "selection"];

  protected override render(): TemplateResult {
    return html``;
  }
}

customElements.define("designer-checks", DesignerChecks);
