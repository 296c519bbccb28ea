/** Below the view bar while the canvas shows preview values: that they are for looking only, and the way back. */
import { html, nothing, type TemplateResult } from "lit";
import { FlaskConical } from "lucide";
import type { JsonObject } from "../../document/values.ts";
import { t } from "../../i18n/view.ts";
import { icon } from "../../ui/icon.ts";
import type { Preview } from "../core/previews.ts";
import type { Studio } from "../core/studio.ts";

export function previewName(preview: Preview): string {
  return "made" in preview ? t(`preview-${preview.made}`) : preview.named || t("preview-unnamed");
}

/** Whether a document has blanks that something could stand for. */
export function hasBlanks({ variables }: JsonObject): boolean {
  return typeof variables === "object" && variables !== null && Object.keys(variables).length > 0;
}

export function previewBand(studio: Studio): TemplateResult | typeof nothing {
  const { preview } = studio;
  if (preview === undefined) return nothing;
  return html`<div class="lens preview-band" role="status">
    ${icon(FlaskConical)}<span class="grow"><b>${t("preview-on", { name: previewName(preview) })}</b> <span class="meta">${t("preview-only")}</span></span>
    <button class="btn btn-sm" type="button" @click=${() => void studio.lookAt(undefined)}>${t("preview-end")}</button>
  </div>`;
}
