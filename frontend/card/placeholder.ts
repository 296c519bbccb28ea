import { html, type TemplateResult } from "lit/html.js";

/** What stands for something that cannot be drawn, with its tag as the label. */
export function placeholder(tag: string, words?: string): TemplateResult {
  return html`<div class="placeholder" data-placeholder=${tag}><code>${tag === "" ? "?" : tag}</code>${words ?? ""}</div>`;
}
