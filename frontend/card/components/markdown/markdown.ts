import { html, nothing } from "lit/html.js";
import type { Component } from "../../context.ts";
import { objectOf } from "../../json.ts";
import { localized } from "../../locale.ts";
import { drawMarkdown } from "../../markdown/draw.ts";
import { cardIcon } from "../../parts/icons.ts";
import { alignment } from "../../parts/text.ts";
import { styled } from "../../styled.ts";
import { lineHeight, textSize } from "../../units.ts";

/** Rich text in the dialect of the card's format (card-format §2.4, §3). */
export const draw: Component = (node, context, { pointer }) => {
  const { value, missing } = localized(node, "content", context.locale);
  const size = textSize(node.text_size, context.device, context.style);
  const styles =
    node.text_size === undefined ? {} : { "font-size": `${size}px`, "line-height": `${lineHeight(size)}px` };
  const dialect = context.format === "2.0" ? "v2" : "v1";
  // Format 2.0 knows no addresses beside the text: there `[text]($name)` leads nowhere.
  const hrefs = dialect === "v1" ? objectOf(node.href) : {};
  const words = typeof value === "string" ? value : "";
  const title = missing && context.mode === "design" ? context.t("untranslated") : nothing;
  return html`<div class="markdown ${missing ? "untranslated" : ""} ${alignment(node.text_align)}" title=${title} ${styled(styles)}>
    ${cardIcon(node.icon, context, `${pointer}/icon`)}
    <div class="md">${drawMarkdown(words, dialect, context, hrefs)}</div>
  </div>`;
};
