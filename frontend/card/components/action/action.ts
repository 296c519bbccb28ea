import { html } from "lit/html.js";
import { children } from "../../children.ts";
import type { Component } from "../../context.ts";
import { wordOf } from "../../json.ts";

const LAYOUTS = ["default", "bisected", "trisection", "flow"] as const;

/** The row of interactive elements of format 1.0; its layout only matters on narrow screens (card-format §2.9). */
export const draw: Component = (node, context, place) => {
  const layout = wordOf(node.layout, LAYOUTS, "default");
  return html`<div class="action action-${layout}">${children(node.actions, context, place, "actions")}</div>`;
};
