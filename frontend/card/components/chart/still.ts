import { svg, type TemplateResult } from "lit/html.js";
import { type CardNode, isObject, numberOf, objectsOf, textOf } from "../../json.ts";

/** A still picture of a chart's data: enough to recognise it by, where the chart itself is not drawn. */

const WIDTH = 600;
const HEIGHT = 260;
const TOP = 12;
const BASE = 226;
/** Names below more columns than this would run into each other. */
const MOST_NAMES = 12;

interface Point {
  readonly name: string;
  readonly value: number;
}

/** Bars, a line or a ring for the kinds that have one; undefined for the others and for data that cannot be read. */
export function stillOf(spec: CardNode): TemplateResult | undefined {
  const points = pointsOf(spec);
  if (points.length === 0 || !points.some(({ value }) => value > 0)) return undefined;
  switch (spec.type) {
    case "bar":
    case "common":
      return framed(bars(points), points);
    case "line":
    case "area":
      return framed(line(points, spec.type === "area"), points);
    case "pie":
      return ring(points);
    default:
      return undefined;
  }
}

/** The values of the first series, by the names of its categories; values of one category are added up. */
function pointsOf(spec: CardNode): Point[] {
  const data = Array.isArray(spec.data) ? spec.data[0] : spec.data;
  const source = isObject(data) ? data : {};
  const isFlat = spec.direction === "horizontal";
  const category = field(spec.categoryField ?? (isFlat ? spec.yField : spec.xField));
  const measure = field(spec.valueField ?? (isFlat ? spec.xField : spec.yField));
  const sums = new Map<string, number>();
  for (const row of objectsOf(source.values)) {
    const name = textOf(row[category]);
    sums.set(name, (sums.get(name) ?? 0) + Math.max(0, numberOf(row[measure]) ?? 0));
  }
  return [...sums].slice(0, 40).map(([name, value]) => ({ name, value }));
}

function field(value: unknown): string {
  return textOf(Array.isArray(value) ? value[0] : value);
}

function heightOf(value: number, points: readonly Point[]): number {
  return (value / Math.max(...points.map((point) => point.value))) * (BASE - TOP - 8);
}

function framed(content: unknown, points: readonly Point[]): TemplateResult {
  const lines = [0, 1, 2, 3].map((step) => {
    const y = BASE - (step * (BASE - TOP)) / 3;
    return svg`<line class="grid" x1="0" x2=${WIDTH} y1=${y} y2=${y} />`;
  });
  const step = WIDTH / points.length;
  const names = points.length > MOST_NAMES ? [] : points;
  const labels = names.map(
    ({ name }, index) => svg`<text x=${step * (index + 0.5)} y="250">${name.slice(0, 8)}</text>`,
  );
  return svg`<svg class="still" viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true">${lines}${content}${labels}</svg>`;
}

function bars(points: readonly Point[]): unknown {
  const step = WIDTH / points.length;
  const wide = Math.min(56, step * 0.6);
  return points.map(({ value }, index) => {
    const high = heightOf(value, points);
    return svg`<rect class="bar" x=${step * (index + 0.5) - wide / 2} y=${BASE - high} width=${wide} height=${high} rx="3" />`;
  });
}

function line(points: readonly Point[], filled: boolean): unknown {
  const step = WIDTH / points.length;
  const path = points.map(({ value }, index) => `${step * (index + 0.5)},${BASE - heightOf(value, points)}`);
  const [first, last] = [step / 2, WIDTH - step / 2];
  const area = filled ? svg`<polygon class="area" points="${first},${BASE} ${path.join(" ")} ${last},${BASE}" />` : "";
  return svg`${area}<polyline class="line" points=${path.join(" ")} />`;
}

function ring(points: readonly Point[]): TemplateResult {
  const total = points.reduce((sum, { value }) => sum + value, 0);
  const round = 2 * Math.PI * 70;
  let before = 0;
  const slices = points.map(({ value }, index) => {
    const length = (value / total) * round;
    const slice = svg`<circle class="slice slice-${index % 6}" cx="300" cy="130" r="70" stroke-dasharray="${length} ${round - length}" stroke-dashoffset=${-before} />`;
    before += length;
    return slice;
  });
  return svg`<svg class="still" viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true">${slices}</svg>`;
}
