import { html, nothing, svg, type TemplateResult } from "lit/html.js";
import type { IconNode } from "lucide";

/**
 * A Lucide icon as a template: `icon(Send)`, with `import { Send } from "lucide"` (only imported icons are bundled).
 *
 * Decorative unless given a `label`. Its size and colour come from the style sheet (`.i`), its strokes from `currentColor`.
 */
export function icon(shapes: IconNode, options: { label?: string; class?: string } = {}): TemplateResult {
  const { label } = options;
  return html`<svg
    class=${options.class === undefined ? "i" : `i ${options.class}`}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
    stroke-linejoin="round"
    role=${label === undefined ? nothing : "img"}
    aria-label=${label ?? nothing}
    aria-hidden=${label === undefined ? "true" : nothing}
  >${shapes.map(([tag, attributes]) => shape(tag, attributes))}</svg>`;
}

type Attributes = IconNode[number][1];

/** Lit cannot vary a tag name, so each SVG shape Lucide uses has its template. */
function shape(tag: string, a: Attributes): TemplateResult {
  switch (tag) {
    case "circle":
      return svg`<circle cx=${a.cx} cy=${a.cy} r=${a.r} fill=${a.fill ?? "none"} />`;
    case "ellipse":
      return svg`<ellipse cx=${a.cx} cy=${a.cy} rx=${a.rx} ry=${a.ry} />`;
    case "line":
      return svg`<line x1=${a.x1} y1=${a.y1} x2=${a.x2} y2=${a.y2} />`;
    case "rect":
      return svg`<rect x=${a.x ?? 0} y=${a.y ?? 0} width=${a.width} height=${a.height} rx=${a.rx ?? 0} ry=${a.ry ?? a.rx ?? 0} />`;
    case "polygon":
      return svg`<polygon points=${a.points} />`;
    case "polyline":
      return svg`<polyline points=${a.points} />`;
    default:
      return svg`<path d=${a.d} />`;
  }
}
