import { html } from "lit/html.js";
import ChartColumn from "lucide/dist/esm/icons/chart-column.mjs";
import { icon } from "../../../ui/icon.ts";
import type { Component } from "../../context.ts";
import { isObject, objectOf, stringOf, textOf } from "../../json.ts";
import { styled } from "../../styled.ts";
import { pixelLength } from "../../units.ts";
import { liveChart } from "./live.ts";
import { stillOf } from "./still.ts";
import { t } from "./words.ts";

const RATIOS: Readonly<Record<string, string>> = { "1:1": "100%", "2:1": "50%", "4:3": "75%", "16:9": "56.25%" };

/** A chart: a still of its data with its title, and over that the drawn chart once it is near (card-format §2.15). */
export const draw: Component = (node, context) => {
  const spec = objectOf(node.chart_spec);
  const title = isObject(spec.title) ? textOf(spec.title.text) : "";
  const label = title || t(context, "chart");
  const height = pixelLength(node.height, 1, 999);
  const ratio = RATIOS[stringOf(node.aspect_ratio) ?? (context.device === "mobile" ? "1:1" : "16:9")] ?? "56.25%";
  const still = stillOf(spec);
  const face =
    still === undefined
      ? html`${icon(ChartColumn)}<span>${label}</span><code>${stringOf(spec.type) ?? ""}</code>`
      : html`${title === "" ? "" : html`<div class="chart-title">${title}</div>`}${still}`;
  const styles = { height, "--ratio": height === undefined ? ratio : undefined };
  return html`<div class="chart ${height === undefined ? "ratio-box" : ""} ${still === undefined ? "blank" : ""}" role="img" aria-label=${label} ${styled(styles)}>
    <div class="chart-live" ${liveChart(node, context)}></div>
    <div class="chart-face">${face}</div>
  </div>`;
};
