/** How large a card is, for the channel that takes least or the chosen one. */
import { html, nothing, svg, type TemplateResult } from "lit";
import { t } from "../i18n/checks.ts";
import type { Report } from "./analysis.ts";
import { weightFor } from "./findings.ts";

/** Where the meter turns from ink to a warning. */
const NEARLY = 0.8;

/** `isOpen`: whether what weighs most is listed; `open` turns that. */
export function sizePanel(
  report: Report,
  channel: string | undefined,
  isOpen: boolean,
  open: () => void,
): TemplateResult {
  const { bytes, limit } = weightFor(report, channel);
  const share = Math.min(bytes / limit, 1);
  const level = bytes > limit ? "m-bad" : share >= NEARLY ? "m-warn" : "m-fill";
  const words = bytes > limit ? t("size-too-large") : share >= NEARLY ? t("size-near") : "";
  const facts = [
    [t("elements"), report.elements],
    [t("tables"), t("tables-of", { tables: report.tables })],
    [t("depth"), t("depth-of", { depth: report.depth })],
  ] as const;
  const title = t(isOpen ? "heaviest-back" : "heaviest");
  return html`<div class="size">
    <button class="size-b" type="button" title=${title} aria-pressed=${isOpen} @click=${open}>
      <span class="size-r">${t("size")}<b>${kilobytes(bytes)}</b><span class="meta">/ ${kilobytes(limit)} KB</span></span>
      <svg class="meter" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        ${svg`<rect class=${level} width=${(share * 100).toFixed(1)} height="4"></rect>`}
      </svg>
      <span class="sr">${title}</span>
    </button>
    ${words === "" ? nothing : html`<p class="size-bad ${level}">${words}</p>`}
    <dl class="size-g">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
  </div>`;
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1).replace(/\.0$/, "");
}
