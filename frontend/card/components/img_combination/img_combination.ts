import { html } from "lit/html.js";
import type { Component } from "../../context.ts";
import { objectsOf, wordOf } from "../../json.ts";
import { localized } from "../../locale.ts";
import { picture } from "../../parts/pictures.ts";
import { styled } from "../../styled.ts";
import { radius } from "../../units.ts";

/** How many pictures each arrangement holds; more are hidden (card-format §2.7). */
const HOLDS = { double: 2, triple: 3, bisect: 6, trisect: 9 } as const;
const MODES = Object.keys(HOLDS) as (keyof typeof HOLDS)[];

/** Pictures arranged as one block. */
export const draw: Component = (node, context) => {
  const mode = wordOf(node.combination_mode, MODES, "trisect");
  const pictures = objectsOf(node.img_list).slice(0, HOLDS[mode]);
  const tiles = pictures.map(
    (item) =>
      html`<div class="tile ratio-box crop">${picture(localized(item, "img_key", context.locale).value, "", context)}</div>`,
  );
  // The two fixed arrangements keep the places of pictures that are not there.
  const blanks = mode === "double" || mode === "triple" ? HOLDS[mode] - pictures.length : 0;
  const empty = Array.from({ length: blanks }, () => html`<div class="tile ratio-box"></div>`);
  return html`<div class="combination combination-${mode}" ${styled({ "--radius": radius(node.corner_radius) })}>${tiles}${empty}</div>`;
};
