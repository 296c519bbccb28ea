import { html, type TemplateResult } from "lit/html.js";
import Image from "lucide/dist/esm/icons/image.mjs";
import { icon } from "../../ui/icon.ts";
import type { Context } from "../context.ts";
import { stringOf } from "../json.ts";
import { safeImage } from "../urls.ts";

/**
 * The picture of an image key where the page knows it, else a grey field that names the key: keys belong to a tenant, and
 * only its own client can show them.
 */
export function picture(key: unknown, alt: string, context: Context, options: { class?: string } = {}): TemplateResult {
  const name = stringOf(key) ?? "";
  const own = Object.hasOwn(context.images, name) ? safeImage(context.images[name]) : undefined;
  if (own !== undefined)
    return html`<img class="picture ${options.class ?? ""}" src=${own} alt=${alt} title=${alt} loading="lazy" />`;
  const label = alt === "" ? context.t("image") : alt;
  return html`<span class="picture missing ${options.class ?? ""}" role="img" aria-label=${label} title=${alt === "" ? name : alt}
    >${icon(Image)}<span class="key">${name}</span></span
  >`;
}
