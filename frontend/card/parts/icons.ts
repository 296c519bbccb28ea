import { html, nothing, type TemplateResult } from "lit/html.js";
import { icon } from "../../ui/icon.ts";
import { color } from "../colors.ts";
import type { Context } from "../context.ts";
import { isObject, stringOf } from "../json.ts";
import { later, lazy } from "../lazy-loading.ts";
import { localized } from "../locale.ts";
import { at } from "../pointer.ts";
import { styled } from "../styled.ts";
import { pixels } from "../units.ts";
import { picture } from "./pictures.ts";

/** The mapped icons are a chunk of their own: most cards show none, and the map is as large as the renderer. */
const shapes = lazy(() => import("./icon-pack.ts"));
const NONE = html`<svg class="i" viewBox="0 0 24 24" aria-hidden="true"></svg>`;

function tokenIcon(token: string, context: Context): unknown {
  return later(shapes, context, ({ iconFor }) => icon(iconFor(token)), NONE);
}

/**
 * An icon object: `standard_icon` as the nearest Lucide shape with the token's name as its title (Feishu's own set may not be
 * redistributed), `custom_icon` as its picture. Colour has no effect on `_colorful` tokens.
 */
export function cardIcon(value: unknown, context: Context, pointer: string): TemplateResult | typeof nothing {
  if (!isObject(value)) return nothing;
  const size = pixels(stringOf(value.size)?.split(/\s+/)[0], 1, 200);
  const styles = { "--icon": size === undefined ? undefined : `${size}px`, color: iconColor(value, context) };
  const token = stringOf(value.token);
  if (value.tag === "custom_icon" || (token === undefined && value.img_key !== undefined)) {
    const key = localized(value, "img_key", context.locale).value;
    return html`<span class="icon" ${at(pointer)} ${styled(styles)}>${picture(key, "", context)}</span>`;
  }
  if (token === undefined) return nothing;
  return html`<span class="icon" title=${token} ${at(pointer)} ${styled(styles)}>${tokenIcon(token, context)}</span>`;
}

function iconColor(value: Readonly<Record<string, unknown>>, context: Context): string | undefined {
  if (typeof value.token === "string" && value.token.endsWith("_colorful")) return undefined;
  const style = isObject(value.style) ? value.style.color : undefined;
  return color(value.color ?? style, context);
}

/** The icon of a bare token, as `<link icon>` in markdown has it. */
export function iconToken(token: string, context: Context): TemplateResult {
  return html`<span class="icon" title=${token}>${tokenIcon(token, context)}</span>`;
}
