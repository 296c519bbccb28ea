import { html, nothing } from "lit/html.js";
import type { Component, Context } from "../../context.ts";
import { element } from "../../element.ts";
import { isObject, listOf, objectOf } from "../../json.ts";
import { cardIcon } from "../../parts/icons.ts";
import { text } from "../../parts/text.ts";
import { styled } from "../../styled.ts";
import { pixelLength } from "../../units.ts";

/** Text, two-column fields, a leading icon and, in format 1.0, something at the right end (card-format §2.3). */
export const draw: Component = (node, context, place) => {
  const { pointer, depth } = place;
  const extra = isObject(node.extra) ? node.extra : undefined;
  const width = { width: node.width === "auto" ? "fit-content" : pixelLength(node.width, 16, 999) };
  return html`<div class="div" ${styled(width)}>
    ${cardIcon(node.icon, context, `${pointer}/icon`)}
    <div class="div-text">
      ${text(node.text, context, `${pointer}/text`)}${fields(node.fields, context, `${pointer}/fields`)}
    </div>
    ${extra === undefined ? nothing : html`<div class="extra">${element(extra, context, `${pointer}/extra`, depth + 1)}</div>`}
  </div>`;
};

function fields(list: unknown, context: Context, pointer: string): unknown {
  if (!Array.isArray(list) || list.length === 0) return nothing;
  const one = (value: unknown, index: number) => {
    const field = objectOf(value);
    const short = field.is_short === true ? "field-short" : "";
    return html`<div class="field-text ${short}">${text(field.text, context, `${pointer}/${index}/text`)}</div>`;
  };
  return html`<div class="field-texts">${listOf(list).map(one)}</div>`;
}
