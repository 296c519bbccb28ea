import { html } from "lit/html.js";
import ChartColumn from "lucide/dist/esm/icons/chart-column.mjs";
import { icon } from "../../ui/icon.ts";
import type { Component } from "../context.ts";
import { isObject, objectOf, stringOf, textOf } from "../json.ts";
import { styled } from "../styled.ts";
import { pixelLength } from "../units.ts";

const RATIOS: Readonly<Record<string, string>> = { "1:1": "100%", "2:1": "50%", "4:3": "75%", "16:9": "56.25%" };

/** A chart as a still field of its size, with its title and kind (card-format §2.15). */
export const chart: Component = (node, context) => {
  const spec = objectOf(node.chart_spec);
  const heading = isObject(spec.title) ? textOf(spec.title.text) : "";
  const height = pixelLength(node.height, 1, 999);
  const ratio = RATIOS[stringOf(node.aspect_ratio) ?? (context.device === "mobile" ? "1:1" : "16:9")] ?? "56.25%";
  return html`<div class="chart" role="img" aria-label=${heading || context.t("chart")} ${styled({ height, "--ratio": height === undefined ? ratio : undefined })}>
    <div class="chart-face">${icon(ChartColumn)}<span>${heading || context.t("chart")}</span><code>${stringOf(spec.type) ?? ""}</code></div>
  </div>`;
};
