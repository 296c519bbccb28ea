import { html, nothing } from "lit/html.js";
import { act } from "../act.ts";
import { isActionable } from "../behaviors.ts";
import { children, emptyHint } from "../children.ts";
import { INTERACTIVE } from "../clickable.ts";
import { groundColor, lineColor } from "../colors.ts";
import type { Component } from "../context.ts";
import { styled } from "../styled.ts";
import { box, pixelLength, radius, spacing, width } from "../units.ts";
import { tip } from "./button.ts";
import { flowClasses, flowing } from "./column_set.ts";

/** A container that is pressed as a whole; interactive elements inside it win (card-format §2.12). */
export const interactiveContainer: Component = (node, context, place) => {
  const isButton = isActionable(node) && node.disabled !== true;
  const press = (event: Event) => {
    const container = event.currentTarget as Element;
    const inner = event.target instanceof Element ? event.target.closest(INTERACTIVE) : null;
    if (inner === null || inner === container) void act(container, node, context);
  };
  const key = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || (event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    press(event);
  };
  const styles = {
    width: node.width === "auto" ? "fit-content" : width(node.width),
    height: pixelLength(node.height, 10, 999),
    padding: box(node.padding),
    "background-color": groundColor(node.background_style, context),
    "border-color": node.has_border === true ? lineColor(node.border_color, context) : undefined,
    "border-radius": radius(node.corner_radius),
    "--gap": spacing(node.vertical_spacing, context.format, "4px"),
    "--row-gap": spacing(node.horizontal_spacing, context.format, "8px"),
  };
  const laser = node.background_style === "laser" ? "laser" : "";
  const disabled = node.disabled === true ? "disabled" : "";
  return html`<div
    class="container ${flowClasses(node)} ${isButton ? "pressable" : ""} ${laser} ${disabled}"
    role=${isButton ? "button" : nothing}
    tabindex=${isButton ? "0" : nothing}
    title=${tip(node, context) || nothing}
    ${styled(styles)}
    @click=${isButton ? press : nothing}
    @keydown=${isButton ? key : nothing}
  >${flowing(node, children(node.elements, context, place))}${emptyHint(node.elements, context)}</div>`;
};
