/** Below the view bar while the card is seen through an older client: what such a client does not draw. */
import { html, type TemplateResult } from "lit";
import { ChevronDown, History, TriangleAlert } from "lucide";
import { CARD } from "../../document/ids.ts";
import { t } from "../../i18n/view.ts";
import { icon } from "../../ui/icon.ts";
import { nameOf } from "../core/element-names.ts";
import { nodeOf } from "../core/nodes.ts";
import type { Placed } from "../core/placed-findings.ts";
import type { Studio } from "../core/studio.ts";
import { unsupportedFindings } from "./unsupported.ts";

export function lensStrip(studio: Studio): TemplateResult {
  const version = studio.view.lens ?? "";
  return html`<div class="lens" role="status">
    ${icon(History)}<span>${t("lens-bar", { version })}</span>${told(studio)}
    <span class="grow"></span>
    <button class="btn btn-sm btn-quiet" type="button" @click=${() => studio.setLens(undefined)}>${t("lens-end")}</button>
  </div>`;
}

function told(studio: Studio): TemplateResult {
  const found = unsupportedFindings(studio);
  if (studio.findings.status === "waiting" && found.length === 0)
    return html`<span class="meta">${t("lens-waiting")}</span>`;
  if (found.length === 0) return html`<span class="meta">${t("lens-fine")}</span>`;
  const count = found.length === 1 ? t("lens-one") : t("lens-count", { count: found.length });
  return html`<details class="menu-holder" data-menu>
    <summary class="btn btn-sm lens-n">${count}${icon(ChevronDown, { class: "i-sm" })}</summary>
    <div class="pop lens-pop"><ul>${found.map((one) => row(studio, one))}</ul></div>
  </details>`;
}

function row(studio: Studio, { finding, id }: Placed): TemplateResult {
  const node = nodeOf(studio, id);
  const point = () => studio.hover(node === CARD ? undefined : node);
  const leave = () => studio.hover(undefined);
  const go = () => {
    if (node === CARD) studio.selectCard();
    else studio.select([node]);
    studio.reveal(studio.selected);
  };
  return html`<li><button type="button" @click=${go} @pointerenter=${point} @pointerleave=${leave} @focus=${point} @blur=${leave}>
    ${icon(TriangleAlert)}<span>${finding.message}</span><span class="meta cut">${node === CARD ? "" : nameOf(studio, node)}</span></button></li>`;
}
