import { html, type TemplateResult } from "lit/html.js";
import type { Context } from "./context.ts";

/** A block of code with its language. */
export function code(source: string, language: string, { t }: Context): TemplateResult {
  const label = language === "" ? t("code") : language;
  return html`<div class="code"><div class="code-head">${label}</div><pre tabindex="0"><code>${source}</code></pre></div>`;
}
