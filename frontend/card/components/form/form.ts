import { html } from "lit/html.js";
import { children, emptyHint } from "../../children.ts";
import { type Component, insideForm } from "../../context.ts";
import { flowClasses, flowing } from "../../parts/flow.ts";
import { styled } from "../../styled.ts";
import { box, spacing } from "../../units.ts";

/** Collects the values of the controls inside it until one of its buttons submits them (card-format §2.11). */
export const draw: Component = (node, context, place) => {
  const inside = insideForm(context);
  const styles = {
    padding: box(node.padding),
    "--gap": spacing(node.vertical_spacing, context.format, "12px"),
    "--row-gap": spacing(node.horizontal_spacing, context.format, "8px"),
  };
  return html`<div class="form ${flowClasses(node)}" role="group" ${styled(styles)}>
    ${flowing(node, children(node.elements, inside, place))}${emptyHint(node.elements, context)}
  </div>`;
};
