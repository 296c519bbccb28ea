import { AsyncDirective } from "lit/async-directive.js";
import { directive, type ElementPart } from "lit/directive.js";
import { noChange } from "lit/html.js";
import type { Context } from "../../context.ts";
import type { CardNode } from "../../json.ts";
import { chartSpec } from "./spec.ts";

/** How far from the viewport a chart is drawn: by the time it is scrolled to, it is there. */
const NEAR = "300px";

/**
 * Draws a chart into its element once that comes near the viewport, where the engine is first loaded (it is ten times the
 * rest of the card). Until then, and where the engine refuses the spec, the still behind it is what is seen.
 */
class LiveChartDirective extends AsyncDirective {
  private element: HTMLElement | undefined;
  private node: CardNode | undefined;
  private context: Context | undefined;
  private watcher: IntersectionObserver | undefined;
  private remove: (() => void) | undefined;
  /** Counts what was asked for, so that a late answer to an old question is dropped. */
  private turn = 0;

  render(_node: CardNode, _context: Context) {
    return noChange;
  }

  override update(part: ElementPart, [node, context]: [CardNode, Context]) {
    const isSame = node === this.node && context === this.context;
    this.element = part.element as HTMLElement;
    this.node = node;
    this.context = context;
    if (!isSame) this.restart();
    return noChange;
  }

  protected override disconnected(): void {
    this.stop();
  }

  protected override reconnected(): void {
    this.restart();
  }

  private restart(): void {
    this.stop();
    const { element } = this;
    if (element === undefined || this.context?.mode === "static" || typeof IntersectionObserver === "undefined") return;
    this.watcher = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        this.watcher?.disconnect();
        void this.start();
      },
      { rootMargin: NEAR },
    );
    this.watcher.observe(element);
  }

  private stop(): void {
    this.turn += 1;
    this.watcher?.disconnect();
    this.remove?.();
    this.remove = undefined;
    this.element?.classList.remove("live");
  }

  private async start(): Promise<void> {
    const { element, node, context, turn } = this;
    const spec = chartSpec((node?.chart_spec ?? {}) as CardNode);
    if (element === undefined || node === undefined || context === undefined || spec === undefined) return;
    try {
      const { drawChart } = await import("./vchart.ts");
      if (turn !== this.turn) return;
      const look = { theme: context.theme, isMobile: context.device === "mobile", colors: node.color_theme };
      this.remove = drawChart(element, spec, look);
      element.classList.add("live");
    } catch (error) {
      if (turn !== this.turn) return;
      console.warn("message-card: this chart stays a still", error);
    }
  }
}

export const liveChart = directive(LiveChartDirective);
