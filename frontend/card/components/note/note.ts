import { html } from "lit/html.js";
import type { Component, Context } from "../../context.ts";
import { type CardNode, isObject, listOf } from "../../json.ts";
import { localized } from "../../locale.ts";
import { cardIcon } from "../../parts/icons.ts";
import { picture } from "../../parts/pictures.ts";
import { plain, text } from "../../parts/text.ts";
import { placeholder } from "../../placeholder.ts";
import { at } from "../../pointer.ts";

/** Small grey print of format 1.0: icons, tiny images and texts in a row (card-format §2.8). */
export const draw: Component = (node, context, place) => {
  const one = (item: unknown, index: number) => {
    const pointer = `${place.pointer}/elements/${index}`;
    return isObject(item) ? noteItem(item, context, pointer) : "";
  };
  return html`<div class="note">${listOf(node.elements).map(one)}</div>`;
};

function noteItem(item: CardNode, context: Context, pointer: string): unknown {
  switch (item.tag) {
    case "plain_text":
    case "lark_md":
      return text(item, context, pointer, { class: "note-text" });
    case "standard_icon":
    case "custom_icon":
      return cardIcon(item, context, pointer);
    case "img":
      return html`<span class="icon" ${at(pointer)}>${picture(localized(item, "img_key", context.locale).value, plain(item.alt, context), context)}</span>`;
    default:
      return placeholder(typeof item.tag === "string" ? item.tag : "");
  }
}
