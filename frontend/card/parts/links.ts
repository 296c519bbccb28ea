import { html, type TemplateResult } from "lit/html.js";
import type { Context } from "../context.ts";
import type { CardNode } from "../json.ts";
import { linkUrl } from "../urls.ts";

/** Text that leads to the address of a link object; an address no card may open leaves the text as text. */
export function anchor(link: CardNode, context: Context, content: unknown, className = "link"): TemplateResult {
  const href = linkUrl(link, context.device);
  if (href === undefined) return html`<span class="${className} dead">${content}</span>`;
  return html`<a class=${className} href=${href} target="_blank" rel="noopener noreferrer">${content}</a>`;
}
