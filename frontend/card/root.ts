import { html, nothing, type TemplateResult } from "lit/html.js";
import { children, emptyHint } from "./children.ts";
import type { Context, Format, Local } from "./context.ts";
import { type CardNode, isObject, objectOf } from "./json.ts";
import { localeFor } from "./locale.ts";
import { flowClasses, flowing } from "./parts/flow.ts";
import { header } from "./parts/header.ts";
import { styled } from "./styled.ts";
import { box, spacing } from "./units.ts";

/** The parts of a card root, which the two formats lay out differently (card-format §1.1). */

/** 2.0 by its schema, or by a body where the elements of 1.0 should be: what is there is worth seeing even if it is refused. */
export function formatOf(card: CardNode): Format {
  if (card.schema === "2.0") return "2.0";
  return isObject(card.body) && card.elements === undefined && card.i18n_elements === undefined ? "2.0" : "1.0";
}

/** A template or card entity: a name for content that lives on the platform. */
export function isReference(card: CardNode): boolean {
  return (card.type === "template" || card.type === "card") && isObject(card.data);
}

/** The header, or nothing; `i18n_header` is read in format 1.0 only. */
export function headerOf(card: CardNode, context: Context): unknown {
  const { node, pointer } = chosen(card, "header", context);
  if (!isObject(node)) return nothing;
  return header(node, context, pointer);
}

/** The elements and the space around them. */
export function bodyOf(card: CardNode, context: Context, local: Local): TemplateResult {
  if (context.format === "2.0") {
    const body = objectOf(card.body);
    const styles = {
      padding: box(body.padding),
      "--gap": spacing(body.vertical_spacing, "2.0", "12px"),
      "--row-gap": spacing(body.horizontal_spacing, "2.0", "8px"),
    };
    return html`<div class="body ${flowClasses(body)}" ${styled(styles)}>${flowing(body, children(body.elements, context, { pointer: "/body", depth: 0, local }))}${emptyHint(body.elements, context)}</div>`;
  }
  const { node: elements, pointer } = chosen(card, "elements", context);
  const cut = pointer.lastIndexOf("/");
  const place = { pointer: pointer.slice(0, cut), depth: 0, local };
  return html`<div class="body flow vertical">${children(elements, context, place, pointer.slice(cut + 1))}${emptyHint(elements, context)}</div>`;
}

/** `card[key]`, or in format 1.0 the whole translation of it that `i18n_<key>` holds. */
function chosen(card: CardNode, key: string, context: Context): { node: unknown; pointer: string } {
  const translations = context.format === "1.0" ? objectOf(card[`i18n_${key}`]) : {};
  const { locale } = context;
  const hasBase = card[key] !== undefined && card[key] !== null;
  const wanted = locale !== undefined && translations[locale] !== undefined ? locale : undefined;
  const name = wanted ?? (hasBase ? undefined : localeFor(translations, undefined));
  if (name === undefined) return { node: card[key], pointer: `/${key}` };
  return { node: translations[name], pointer: `/i18n_${key}/${name}` };
}
