/** Who gets a release from now on, and what keeps what it has (`release-form.ts`). */
import { html, nothing, type TemplateResult } from "lit";
import { Check, KeyRound, Link, Pin } from "lucide";
import { t, type Word } from "../i18n/release.ts";
import { icon } from "../ui/icon.ts";
import { timeText } from "../ui/time.ts";
import type { Asking, Release } from "./asking.ts";

export function touched(asking: Asking): TemplateResult {
  const { release, wanted } = asking;
  const { touched: named, counts } = release;
  if (counts.links + counts.tokens + counts.pins === 0) return html`<p class="meta">${t("touched-none")}</p>`;
  const links = named.links.map(({ id, made_by: maker }) => linkRow(id, maker));
  const tokens = named.tokens.map(tokenRow);
  const pins = named.pins.map((pin) => pinRow(asking, pin));
  return html`${counts.links + counts.tokens === 0 ? nothing : html`<h3 class="rel-h">${t("switch-at-once")}</h3><div class="rel-touched">${[row(Link, "touched-links", links, counts.links), row(KeyRound, "touched-tokens", tokens, counts.tokens)]}</div>`}
    ${counts.pins === 0 ? nothing : html`<h3 class="rel-h">${t("not-touched")}</h3><div class="rel-touched">${row(Pin, "touched-pins", pins, counts.pins)}</div>`}
    ${counts.links === 0 ? nothing : html`<p class="meta"><a href=${wanted.links} target="_blank" rel="noopener">${t("all-links")}</a></p>`}`;
}

function tokenRow({ name, calls, last_at: last }: Release["touched"]["tokens"][number]): TemplateResult {
  return html`<li>${t("calls-by", { name, count: calls })}<i class="sep"></i><time datetime=${last}>${timeText(last, "moment")}</time></li>`;
}

/** A pin that was set earlier can be taken off; who names a version, or made a link to one, decides that elsewhere. */
function pinRow(asking: Asking, { kind, id, name, version }: Release["touched"]["pins"][number]): TemplateResult {
  const words = html`<i class="sep"></i>v${version}`;
  if (kind === "link") return linkRow(id, name, words);
  if (kind === "program") return html`<li>${name}<i class="sep"></i>${t("asks-for", { number: version })}</li>`;
  const isOff = asking.unpins.has(id);
  return html`<li class="rel-pin"><span>${name}${isOff ? html`<i class="sep"></i>${t("gets-it")}` : words}</span>
    <button class="btn btn-sm" type="button" aria-pressed=${isOff} ?disabled=${asking.isBusy} @click=${() => void asking.unpin(id)}>${isOff ? icon(Check, { class: "i-sm" }) : nothing}${t("unpin", { name })}</button></li>`;
}

function linkRow(id: string, madeBy: string, after: unknown = nothing): TemplateResult {
  return html`<li><a href="/share-links/${id}/" target="_blank" rel="noopener">${t("link-by", { name: madeBy })}</a>${after}</li>`;
}

function row(
  shapes: Parameters<typeof icon>[0],
  words: Word,
  rows: readonly TemplateResult[],
  count: number,
): TemplateResult | typeof nothing {
  if (count === 0) return nothing;
  const rest = count - rows.length;
  return html`<details class="rel-row"><summary>${icon(shapes)}<b class="grow">${t(words, { count })}</b><span class="rel-show">${t("show")}</span></summary>
    <ul class="meta" role="list">${rows}${rest > 0 ? html`<li>${t("and-more", { count: rest })}</li>` : nothing}</ul></details>`;
}
