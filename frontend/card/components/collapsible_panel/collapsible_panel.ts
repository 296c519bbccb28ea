import { html, nothing } from "lit/html.js";
import ChevronDown from "lucide/dist/esm/icons/chevron-down.mjs";
import { icon } from "../../../ui/icon.ts";
import { children, emptyHint } from "../../children.ts";
import { groundColor, lineColor } from "../../colors.ts";
import type { Component } from "../../context.ts";
import { isObject, numberOf, objectOf, wordOf } from "../../json.ts";
import { flowClasses, flowing } from "../../parts/flow.ts";
import { cardIcon } from "../../parts/icons.ts";
import { text } from "../../parts/text.ts";
import { at } from "../../pointer.ts";
import { styled } from "../../styled.ts";
import { box, radius, spacing } from "../../units.ts";

/** A panel that opens and closes; its text is in the document either way (card-format §2.13). */
export const draw: Component = (node, context, place) => {
  const header = objectOf(node.header);
  const border = isObject(node.border) ? node.border : undefined;
  const side = wordOf(header.icon_position, ["left", "right", "follow_text"], "right");
  const panel = {
    "--panel-line": border === undefined ? undefined : lineColor(border.color, context),
    // As a variable: what a `summary` inherits comes from the slot of its `details`, which has no corners.
    "--panel-radius": radius(border?.corner_radius) ?? "5px",
    "background-color": groundColor(node.background_color, context),
  };
  const angle = numberOf(header.icon_expanded_angle) ?? 180;
  const head = {
    "background-color": groundColor(header.background_color, context),
    padding: box(header.padding),
    "--angle": `${angle}deg`,
  };
  const body = {
    padding: box(node.padding),
    "--gap": spacing(node.vertical_spacing, context.format, context.format === "2.0" ? "12px" : "8px"),
    "--row-gap": spacing(node.horizontal_spacing, context.format, "8px"),
  };
  const isOpen = context.mode === "design" || node.expanded === true;
  const width = wordOf(header.width, ["fill", "auto", "auto_when_fold"], "fill");
  const pointer = `${place.pointer}/header`;
  return html`<details class="panel width-${width} ${border === undefined ? "" : "bordered"}" ?open=${isOpen} ${styled(panel)}>
    <summary class="panel-head icon-${side}" ${styled(head)} ${at(pointer)}>
      ${text(header.title, context, `${pointer}/title`, { class: "panel-title" })}
      <span class="twisty">${isObject(header.icon) ? cardIcon(header.icon, context, `${pointer}/icon`) : html`<span class="icon">${icon(ChevronDown)}</span>`}</span>
    </summary>
    <div class="panel-body ${flowClasses(node)}" ${styled(body)}>
      ${flowing(node, children(node.elements, context, place))}${emptyHint(node.elements, context) || nothing}
    </div>
  </details>`;
};
