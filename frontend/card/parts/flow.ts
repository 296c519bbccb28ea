import { html } from "lit/html.js";
import type { CardNode } from "../json.ts";

/** Direction and alignment of a container's children as classes of the container. */
export function flowClasses(node: CardNode): string {
  return isHorizontal(node) ? `row-holder ${alignmentClasses(node)}` : `flow vertical ${alignmentClasses(node)}`;
}

/** A container's children as they flow. Those side by side get a box of their own: its margins take in the gaps around them. */
export function flowing(node: CardNode, content: unknown): unknown {
  return isHorizontal(node) ? html`<div class="flow horizontal ${alignmentClasses(node)}">${content}</div>` : content;
}

function isHorizontal(node: CardNode): boolean {
  return node.direction === "horizontal";
}

function alignmentClasses(node: CardNode): string {
  const across = ["center", "right"].find((word) => word === node.horizontal_align) ?? "left";
  const down = ["center", "bottom"].find((word) => word === node.vertical_align) ?? "top";
  return `across-${across} down-${down}`;
}
