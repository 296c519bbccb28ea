/** How the card is announced, language by language: a row of the chat list and a notification. Loaded when first opened. */
import { html, type TemplateResult } from "lit";
import { t } from "../../i18n/view.ts";
import { localeName, localesOf } from "../../library/locales.ts";
import type { Studio } from "../core/studio.ts";
import { type Summary, summaryOf } from "./summary.ts";

const SOURCES = {
  config: "summary-from-config",
  title: "summary-from-title",
  text: "summary-from-text",
  nothing: "summary-nothing",
} as const;

export function summaryLook(studio: Studio): TemplateResult {
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
  return html`<div class="sum-row">
    <span class="av av-e av-lg" aria-hidden="true">${[...t("summary-bot")].at(-1)}</span>
    <span class="sum-b"><span class="sum-n"><b>${t("summary-bot")}</b><span class="meta">${t("summary-now")}</span></span>
      <span class="sum-x">${text || t("summary-card")}</span></span>
  </div>`;
}
