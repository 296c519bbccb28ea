/** How the card is announced, language by language: a row of the chat list and a notification. Loaded when first opened. */
import { html, type TemplateResult } from "lit";
import { Bell } from "lucide";
import { t as said } from "../../i18n/canvas.ts";
import { t } from "../../i18n/view.ts";
import { localeName, localesOf } from "../../preview/locales.ts";
import { icon } from "../../ui/icon.ts";
import type { Studio } from "../core/studio.ts";
import { type Summary, summaryOf } from "./summary.ts";

const SOURCES = {
  config: "summary-from-config",
  title: "summary-from-title",
  text: "summary-from-text",
  nothing: "summary-nothing",
} as const;

export function summaryPanel(studio: Studio): TemplateResult {
  const { card } = studio.drawn;
  const locales = ["", ...localesOf(card)];
  return html`<h3 class="sum-t">${t("summary-title")}</h3>
    ${locales.map((locale) => {
      const summary = summaryOf(card, locale);
      const name = locale === "" ? t("language-base") : localeName(locale);
      return html`<section class="sum" aria-label=${name}>
        <p class="sum-l"><b>${name}</b><span class="meta">${t(SOURCES[summary.source])}</span></p>
        ${row(summary)}
      </section>`;
    })}`;
}

function row({ text }: Summary): TemplateResult {
  const sender = said("sender");
  const words = text || t("summary-card");
  return html`<div class="sum-row">
      <span class="av av-e av-lg" aria-hidden="true">${said("avatar")}</span>
      <span class="sum-b"><span class="sum-n"><b>${sender}</b><span class="meta">${t("summary-now")}</span></span><span class="sum-x">${words}</span></span>
    </div>
    <div class="sum-row sum-note">${icon(Bell)}<span class="sum-b"><b>${sender}</b><span class="sum-x">${words}</span></span><span class="meta">${t("summary-notice")}</span></div>`;
}
