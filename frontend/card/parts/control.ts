import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Context } from "../context.ts";
import { registerSheet } from "../registry.ts";
import css from "./control.css";
import type { Entry } from "./fields.ts";

registerSheet(css);

/** What is said below a control that must be filled in and is not; nothing as long as nobody asked. */
export function complaint(entry: Entry<unknown>, context: Context): TemplateResult | typeof nothing {
  return entry.missing ? html`<div class="complaint" role="alert">${context.t("required")}</div>` : nothing;
}
