import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Context } from "../context.ts";
import { type CardNode, isObject, objectsOf, stringOf } from "../json.ts";
import { localeFor } from "../locale.ts";
import { at } from "../pointer.ts";
import { cardIcon } from "./icons.ts";
import { picture } from "./pictures.ts";
import { plain, text } from "./text.ts";
import { textTag } from "./text-tag.ts";

const TEMPLATES = new Set(
  "blue wathet turquoise green yellow orange red carmine violet purple indigo grey default".split(" "),
);
const MOST_TAGS = 3;

/** The class of a header's colours; a word that is no template is drawn as the default. */
export function templateClass(header: CardNode): string {
  const word = header.template;
  return `template-${typeof word === "string" && TEMPLATES.has(word) ? word : "default"}`;
}

/** The head of a card: icon, title with tags, subtitle (card-format §1.4). */
export function header(node: CardNode, context: Context, pointer: string): TemplateResult {
  const title = plain(node.title, context);
  const subtitle = plain(node.subtitle, context);
  const lone = title === "" && subtitle !== "";
  return html`<header class="header ${templateClass(node)}" ${at(pointer)}>
    ${headIcon(node, context, pointer)}
    <div class="head-text">
      <div class="head-line">
        ${lone ? text(node.subtitle, context, `${pointer}/subtitle`, { class: "title" }) : text(node.title, context, `${pointer}/title`, { class: "title" })}
        ${tags(node, context, pointer)}
      </div>
      ${lone || subtitle === "" ? nothing : text(node.subtitle, context, `${pointer}/subtitle`, { class: "subtitle", lines: 1 })}
    </div>
  </header>`;
}

function headIcon(node: CardNode, context: Context, pointer: string): unknown {
  const mapped = isObject(node.ud_icon)
    ? cardIcon({ tag: "standard_icon", ...node.ud_icon }, context, `${pointer}/ud_icon`)
    : nothing;
  if (mapped !== nothing) return html`<div class="head-icon">${mapped}</div>`;
  if (!isObject(node.icon)) return nothing;
  const key = stringOf(node.icon.img_key);
  if (node.icon.tag === undefined && key === undefined) return nothing;
  const drawn =
    node.icon.tag === undefined
      ? html`<span class="icon">${picture(key, "", context)}</span>`
      : cardIcon(node.icon, context, `${pointer}/icon`);
  return html`<div class="head-icon">${drawn}</div>`;
}

function tags(node: CardNode, context: Context, pointer: string): unknown {
  const translated = isObject(node.i18n_text_tag_list) ? node.i18n_text_tag_list : {};
  const hasBase = Array.isArray(node.text_tag_list);
  const asked = context.locale !== undefined && translated[context.locale] !== undefined ? context.locale : undefined;
  const locale = asked ?? (hasBase ? undefined : localeFor(translated, undefined));
  const list = locale === undefined ? node.text_tag_list : translated[locale];
  const base = locale === undefined ? `${pointer}/text_tag_list` : `${pointer}/i18n_text_tag_list/${locale}`;
  return objectsOf(list)
    .slice(0, MOST_TAGS)
    .map((tag, index) => textTag(tag, context, `${base}/${index}`));
}
