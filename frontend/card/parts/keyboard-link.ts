import { html, type TemplateResult } from "lit/html.js";
import ArrowUpRight from "lucide/dist/esm/icons/arrow-up-right.mjs";
import { icon } from "../../ui/icon.ts";
import type { Context } from "../context.ts";
import { type CardNode, isObject } from "../json.ts";
import { linkUrl } from "../urls.ts";

/**
 * What the keyboard and screen readers have of a part that is pressed as a whole: shown while it has the focus. The part itself
 * cannot be a button or a link, for it may hold some.
 */
export function keyboardLink(link: unknown, context: Context): TemplateResult | "" {
  const address = isObject(link) ? linkUrl(link as CardNode, context.device) : undefined;
  if (address === undefined || context.mode !== "interactive") return "";
  return html`<a class="whole" href=${address} target="_blank" rel="noopener noreferrer" aria-label=${context.t("open")}>${icon(ArrowUpRight)}</a>`;
}

/** The same for a part that does more than open an address: the part hears the click on it. */
export function keyboardButton(context: Context): TemplateResult {
  return html`<button type="button" class="whole" aria-label=${context.t("open")}>${icon(ArrowUpRight)}</button>`;
}
