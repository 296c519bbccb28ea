import { focusable } from "virtual:component-facts";
import { html, nothing } from "lit/html.js";
import { act } from "../../actions/act.ts";
import { isActionable } from "../../actions/behaviors.ts";
import { children, emptyHint } from "../../children.ts";
import { groundColor, lineColor } from "../../colors.ts";
import type { Component, Context } from "../../context.ts";
import { type CardNode, isObject, objectOf, objectsOf, textOf } from "../../json.ts";
import { INTERACTIVE } from "../../parts/clickable.ts";
import { flowClasses, flowing } from "../../parts/flow.ts";
import { keyboardButton } from "../../parts/keyboard-link.ts";
import { tip } from "../../parts/tip.ts";
import { type Styles, styled } from "../../styled.ts";
import { box, pixelLength, radius, spacing, width } from "../../units.ts";

/** A container that is pressed as a whole; interactive elements inside it win (card-format §2.12). */
export const draw: Component = (node, context, place) => {
  const disabled = node.disabled === true;
  const isPressed = isActionable(node) && !disabled;
  // A button must not hold others; then it is a small one of the container's own that the keyboard reaches.
  const isButton = isPressed && !holdsControls(node.elements);
  const own = isPressed && !isButton && context.mode === "interactive";
  const press = (event: Event) => {
    const container = (event.currentTarget as Element).closest(".container");
    if (container !== null && !isAnswered(event, container)) void act(container, node, context);
  };
  return html`<div
    class="container ${flowClasses(node)} ${isPressed ? "pressable" : ""} ${node.background_style === "laser" ? "laser" : ""} ${disabled ? "disabled" : ""}"
    role=${roleOf(isButton, disabled)}
    aria-disabled=${disabled ? "true" : nothing}
    tabindex=${isButton ? "0" : nothing}
    title=${tip(node, context) || nothing}
    ${styled(stylesOf(node, context))}
    @click=${isPressed ? press : nothing}
    @keydown=${isButton ? pressByKey(press) : nothing}
  >${own ? keyboardButton(context) : ""}${flowing(node, children(node.elements, context, place))}${emptyHint(node.elements, context)}</div>`;
};

function roleOf(isButton: boolean, disabled: boolean): string | typeof nothing {
  if (isButton) return "button";
  return disabled ? "group" : nothing;
}

/** Whether something inside the container answers the click itself. */
function isAnswered(event: Event, container: Element): boolean {
  const inner = event.target instanceof Element ? event.target.closest(INTERACTIVE) : null;
  return inner !== null && inner !== container && !(inner.parentElement === container && inner.matches(".whole"));
}

function pressByKey(press: (event: Event) => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.target !== event.currentTarget || (event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    press(event);
  };
}

function stylesOf(node: CardNode, context: Context): Styles {
  return {
    width: node.width === "auto" ? "fit-content" : width(node.width),
    height: pixelLength(node.height, 10, 999),
    padding: box(node.padding),
    "background-color": groundColor(node.background_style, context),
    "border-color": node.has_border === true ? lineColor(node.border_color, context) : undefined,
    "border-radius": radius(node.corner_radius),
    "--gap": spacing(node.vertical_spacing, context.format, "4px"),
    "--row-gap": spacing(node.horizontal_spacing, context.format, "8px"),
  };
}

const LINK = /\]\(|<a |<link |<https?:/;

/** Whether something in these elements can be pressed by itself; deeper than any legal card is not looked. */
function holdsControls(list: unknown, depth = 0): boolean {
  if (depth > 12) return false;
  return objectsOf(list).some(
    (node) =>
      focusable.includes(textOf(node.tag)) ||
      isObject(node.action) ||
      LINK.test(textOf(node.content) + textOf(objectOf(node.text).content)) ||
      holdsControls(node.elements, depth + 1) ||
      holdsControls(node.columns, depth + 1),
  );
}
