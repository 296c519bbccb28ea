import { registerAreaChart } from "@visactor/vchart/esm/chart/area";
import { registerBarChart } from "@visactor/vchart/esm/chart/bar/bar";
import { registerCommonChart } from "@visactor/vchart/esm/chart/common";
import { registerFunnelChart } from "@visactor/vchart/esm/chart/funnel/funnel";
import { registerLineChart } from "@visactor/vchart/esm/chart/line";
import { registerPieChart } from "@visactor/vchart/esm/chart/pie/pie";
import { registerCircularProgressChart } from "@visactor/vchart/esm/chart/progress/circular";
import { registerLinearProgressChart } from "@visactor/vchart/esm/chart/progress/linear";
import { registerRadarChart } from "@visactor/vchart/esm/chart/radar";
import { registerScatterChart } from "@visactor/vchart/esm/chart/scatter";
import { registerWordCloudChart } from "@visactor/vchart/esm/chart/word-cloud/word-cloud";
import {
  registerCartesianBandAxis,
  registerCartesianLinearAxis,
  registerCartesianTimeAxis,
} from "@visactor/vchart/esm/component/axis/cartesian";
import { registerPolarBandAxis, registerPolarLinearAxis } from "@visactor/vchart/esm/component/axis/polar";
import { registerCartesianCrossHair, registerPolarCrossHair } from "@visactor/vchart/esm/component/crosshair";
import { registerIndicator } from "@visactor/vchart/esm/component/indicator";
import { registerLabel } from "@visactor/vchart/esm/component/label";
import { registerTotalLabel } from "@visactor/vchart/esm/component/label/total-label";
import { registerDiscreteLegend } from "@visactor/vchart/esm/component/legend";
import { registerMarkArea } from "@visactor/vchart/esm/component/marker/mark-area";
import { registerMarkLine } from "@visactor/vchart/esm/component/marker/mark-line";
import { registerMarkPoint } from "@visactor/vchart/esm/component/marker/mark-point";
import { registerTitle } from "@visactor/vchart/esm/component/title";
import { registerTooltip } from "@visactor/vchart/esm/component/tooltip";
import { VChart } from "@visactor/vchart/esm/core";
import { registerBrowserEnv } from "@visactor/vchart/esm/env";
import { registerCanvasTooltipHandler } from "@visactor/vchart/esm/plugin/components/tooltip-handler";
import type { Theme } from "../../context.ts";
import { seriesColors, shade } from "./themes.ts";

// The kinds of the format and what their specs may ask for; the tooltip that is drawn, not the one made of HTML.
VChart.useRegisters([
  registerBrowserEnv,
  registerAreaChart,
  registerBarChart,
  registerCommonChart,
  registerFunnelChart,
  registerLineChart,
  registerPieChart,
  registerCircularProgressChart,
  registerLinearProgressChart,
  registerRadarChart,
  registerScatterChart,
  registerWordCloudChart,
  registerCartesianBandAxis,
  registerCartesianLinearAxis,
  registerCartesianTimeAxis,
  registerPolarBandAxis,
  registerPolarLinearAxis,
  registerCartesianCrossHair,
  registerPolarCrossHair,
  registerIndicator,
  registerLabel,
  registerTotalLabel,
  registerDiscreteLegend,
  registerMarkLine,
  registerMarkPoint,
  registerMarkArea,
  registerTitle,
  registerTooltip,
  registerCanvasTooltipHandler,
]);

export interface ChartLook {
  readonly theme: Theme;
  readonly isMobile: boolean;
  readonly colors: unknown;
}

/** Draws a spec that `chartSpec` let through into `place`; throws when the engine cannot. Answers how to take it away again. */
export function drawChart(place: HTMLElement, spec: Record<string, unknown>, look: ChartLook): () => void {
  const { theme, isMobile } = look;
  const tooltip = typeof spec.tooltip === "object" && spec.tooltip !== null ? spec.tooltip : {};
  const whole = {
    background: "transparent",
    ...spec,
    animation: false,
    tooltip: { ...tooltip, renderMode: "canvas", enterable: false, confine: true },
  };
  // The engine makes its container's style its own, so it gets one of its own.
  const container = document.createElement("div");
  container.className = "chart-canvas";
  place.append(container);
  let problem: unknown;
  // The engine's own type of a spec is the union of its 30 kinds; this one is data it has to judge for itself.
  const chart = new VChart(whole as unknown as ConstructorParameters<typeof VChart>[0], {
    dom: container,
    mode: isMobile ? "mobile-browser" : "desktop-browser",
    animation: false,
    autoFit: true,
    theme: themeOf(theme, look.colors),
    onError: (...reasons: unknown[]) => {
      problem ??= reasons[0] ?? "unknown";
    },
  });
  try {
    chart.renderSync();
    if (problem !== undefined) throw new Error(String(problem));
  } catch (error) {
    chart.release();
    container.remove();
    throw error;
  }
  return () => {
    chart.release();
    container.remove();
  };
}

/** The engine's names of colours, as shades of the card's palette. */
const PALETTE: Readonly<Record<string, string>> = {
  borderColor: "grey-300",
  hoverBackgroundColor: "grey-100",
  sliderRailColor: "grey-200",
  sliderHandleColor: "bg-white",
  sliderTrackColor: "blue-500",
  popupBackgroundColor: "grey-00",
  primaryFontColor: "grey-900",
  secondaryFontColor: "grey-600",
  tertiaryFontColor: "grey-500",
  axisLabelFontColor: "grey-600",
  axisMarkerFontColor: "bg-white",
  axisMarkerBackgroundColor: "grey-900",
  axisGridColor: "grey-200",
  axisDomainColor: "grey-300",
  disableFontColor: "grey-400",
  titleFontColor: "grey-900",
  markLabelBackgroundColor: "grey-200",
  markLineStrokeColor: "grey-600",
  discreteLegendPagerTextColor: "grey-600",
  discreteLegendPagerHandlerColor: "grey-600",
  discreteLegendPagerHandlerDisableColor: "grey-400",
  emptyCircleColor: "grey-300",
  linearProgressTrackColor: "grey-200",
};

function paletteOf(theme: Theme): Record<string, string> {
  const shades = Object.entries(PALETTE).map(([name, word]) => [name, shade(word, theme)]);
  return { ...Object.fromEntries(shades), backgroundColor: "transparent" };
}

/** The engine's own light or dark theme with the card's letters and greys. */
function themeOf(theme: Theme, colors: unknown) {
  return {
    type: theme,
    fontFamily:
      '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", -apple-system, "Segoe UI", sans-serif',
    colorScheme: {
      default: {
        dataScheme: seriesColors(colors, theme),
        palette: paletteOf(theme),
      },
    },
  } as const;
}
