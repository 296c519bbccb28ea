import { html } from "lit/html.js";
import { children, emptyHint } from "../../children.ts";
import { groundColor } from "../../colors.ts";
import type { Component, Context } from "../../context.ts";
import { type CardNode, objectOf, objectsOf } from "../../json.ts";
import { clickable } from "../../parts/clickable.ts";
import { keyboardLink } from "../../parts/keyboard-link.ts";
import { styled } from "../../styled.ts";
import { pixels, spacing } from "../../units.ts";

const ONE = "minmax(0,1fr)";

/** Columns side by side, and what becomes of them on a narrow screen (card-format §2.10). */
export const draw: Component = (node, context, place) => {
  const background = groundColor(node.background_style, context);
  const wraps = node.flex_mode === "flow" && context.device === "mobile";
  const styles = {
    "grid-template-columns": wraps ? undefined : tracks(node, context),
    "--gap": columnGap(node, context),
    "background-color": background,
    "justify-content": ALIGNED[String(node.horizontal_align)],
  };
  const classes = `column-set ${wraps ? "wraps" : ""} ${background === undefined ? "" : "filled"}`;
  return html`<div class=${classes} ${styled(styles)} ${clickable(node.action, context)}>
    ${keyboardLink(objectOf(node.action).multi_url, context)}${children(node.columns, context, place, "columns", "column")}${emptyHint(node.columns, context)}
  </div>`;
};

const ALIGNED: Readonly<Record<string, string>> = { center: "center", right: "end" };

/** Format 1.0 counts "large" between columns as 12, elsewhere as 16 (card-format §1.1). */
function columnGap(node: CardNode, context: Context): string {
  if (context.format === "1.0" && node.horizontal_spacing === "large") return "12px";
  return spacing(node.horizontal_spacing, context.format, "8px");
}

/** The grid's columns. Only a narrow screen changes them (there `flow` wraps), but bisect and trisect are always equal. */
export function tracks(node: CardNode, context: Pick<Context, "device">): string {
  const columns = objectsOf(node.columns);
  const narrow = context.device === "mobile";
  switch (node.flex_mode) {
    case "stretch":
      return narrow ? ONE : columns.map(track).join(" ");
    case "bisect":
      return `repeat(${narrow ? 2 : Math.max(1, columns.length)},${ONE})`;
    case "trisect":
      return `repeat(${narrow ? 3 : Math.max(1, columns.length)},${ONE})`;
    default:
      return columns.map(track).join(" ");
  }
}

function track(column: CardNode): string {
  if (column.width === "weighted") {
    const weight = Number(column.weight ?? 1);
    return `minmax(0,${weight >= 1 && weight <= 100 ? Math.floor(weight) : 1}fr)`;
  }
  // A length below 16px is none the format knows, and is treated as if it were not there.
  const length = pixels(column.width, 0, 600);
  return length === undefined || length < 16 ? "minmax(0,auto)" : `minmax(0,${length}px)`;
}
