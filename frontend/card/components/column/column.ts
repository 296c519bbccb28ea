import { html } from "lit/html.js";
import { children, emptyHint } from "../../children.ts";
import { groundColor } from "../../colors.ts";
import type { Component } from "../../context.ts";
import { objectOf } from "../../json.ts";
import { clickable } from "../../parts/clickable.ts";
import { flowClasses, flowing } from "../../parts/flow.ts";
import { keyboardLink } from "../../parts/keyboard-link.ts";
import { styled } from "../../styled.ts";
import { box, spacing } from "../../units.ts";

/** One column: a container of its own, as tall as the tallest beside it. */
export const draw: Component = (node, context, place) => {
  const background = groundColor(node.background_style, context);
  const styles = {
    "background-color": background,
    padding: box(node.padding, 0, 99),
    "--gap": spacing(node.vertical_spacing, context.format, "8px"),
    "--row-gap": spacing(node.horizontal_spacing, context.format, "8px"),
  };
  const classes = `column ${flowClasses(node)} ${background === undefined ? "" : "filled"}`;
  return html`<div class=${classes} ${styled(styles)} ${clickable(node.action, context)}>
    ${keyboardLink(objectOf(node.action).multi_url, context)}${flowing(node, children(node.elements, context, place))}${emptyHint(node.elements, context)}
  </div>`;
};
