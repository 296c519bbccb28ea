/** The start of the top bar: it is there before the rest of the bar, and stays where it is. */
import { html, nothing, type TemplateResult } from "lit";
import { ArrowLeft } from "lucide";
import { t } from "../../i18n/designer.ts";
import { icon } from "../../ui/icon.ts";
import type { PageData } from "../core/page-data.ts";

/** The way back, the team, and `name`. */
export function barStart({ urls, teamName }: PageData, name: TemplateResult): TemplateResult {
  const back = t("back-to-library");
  return html`<a class="dback" href=${urls.library ?? "/"} aria-label=${back} title=${back}>${icon(ArrowLeft)}</a>
    <div class="dname">
      ${teamName ? html`<span class="meta cut">${teamName}</span>` : nothing}
      <div class="dname-r">${name}</div>
    </div>`;
}

/** What the card is called; in `/try/` it has no name yet. */
export function cardName({ name }: PageData): string {
  return name || t("try-name");
}
