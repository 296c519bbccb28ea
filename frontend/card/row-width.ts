import { rows } from "virtual:component-facts";
import type { CardNode } from "./json.ts";

/**
 * Whether an element takes a whole row where elements flow side by side (`direction: "horizontal"`): its documented width is
 * that of its container. No page says so; it is what makes the vendor's own cards come out as they are meant (docs/card-element.md).
 */
export function takesRow(tag: string, node: CardNode): boolean {
  const row = Object.hasOwn(rows, tag) ? rows[tag] : undefined;
  if (row === "unless-cropped") return !isCropped(node);
  return row === "always" || (row !== undefined && (node.width === undefined || node.width === "fill"));
}

/** Whether it is cropped to a size by name or in pixels; `stretch` and ratios are as wide as the row. */
function isCropped({ mode, size, custom_width: custom, compact_width: compact }: CardNode): boolean {
  const word = typeof mode === "string" ? mode : size;
  const sized = typeof word === "string" && (/^(large|medium|small|tiny)$/.test(word) || /^\d+px/.test(word));
  return sized || typeof custom === "number" || compact === true;
}
