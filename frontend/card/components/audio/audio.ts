import { html } from "lit/html.js";
import Play from "lucide/dist/esm/icons/play.mjs";
import { icon } from "../../../ui/icon.ts";
import { color } from "../../colors.ts";
import type { Component } from "../../context.ts";
import { isObject, stringOf, wordOf } from "../../json.ts";
import { localized } from "../../locale.ts";
import { tip } from "../../parts/tip.ts";
import { styled } from "../../styled.ts";
import { box, radius, width } from "../../units.ts";
import { t } from "./words.ts";

/** A recording, as a still player: only the tenant's own client can fetch the file (card-format §2.17). */
export const draw: Component = (node, context) => {
  const key = localized(node, "file_key", context.locale).value;
  const border = isObject(node.border) ? node.border : {};
  const styles = {
    width: width(node.width, 100, 9999),
    padding: box(node.padding),
    "background-color": color(node.background_style, context),
    color: color(node.fill_color, context),
    "border-color": color(border.color, context),
    "border-radius": radius(border.corner_radius),
  };
  const time = node.show_time === false ? "" : html`<span class="audio-time">--:--</span>`;
  const bar = node.show_progress_bar === false ? "" : html`<span class="audio-bar"></span>`;
  const look = wordOf(node.style, ["normal", "flat", "speak"], "normal");
  return html`<div class="audio audio-${look} ${node.disabled === true ? "disabled" : ""}" title=${tip(node, context) || stringOf(key) || ""} ${styled(styles)}>
    <span class="audio-play" role="img" aria-label=${t(context, "play")}>${icon(Play)}</span>
    ${node.time_position === "start" || node.time_position === "both_sides" ? time : ""}${bar}${node.time_position === "start" ? "" : time}
  </div>`;
};
