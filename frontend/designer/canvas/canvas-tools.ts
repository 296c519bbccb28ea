/** Everything the canvas does to the card beyond showing and selecting: it comes with the surroundings, a moment later. */
import type { nothing, TemplateResult } from "lit";
import type { Gap } from "../../document/gaps.ts";
import type { Id } from "../../document/ids.ts";
import type { Carried } from "../core/carried.ts";
import type { MenuOptions } from "../core/popup-menu.ts";
import { addDropSurface, type Surface } from "../drag/drag.ts";
import { nearestLine } from "../drag/nearest.ts";
import { dragElement } from "../drag/sources.ts";
import type { DesignerCanvas } from "./canvas.ts";
import { linesOn } from "./drop-lines.ts";
import { openElementMenuLater } from "./lazy-element-menu.ts";
import type { CanvasActions, OverlayContext } from "./overlay-context.ts";
import { OverlayTools } from "./overlay-tools.ts";
import { phoneStrip } from "./phone-strip.ts";

/** A place that takes nothing must be this much nearer than one that does. */
const BIAS = 4;

export class CanvasTools implements CanvasActions, Surface {
  readonly speaks = true;

  /** For a canvas that stays as long as the page. */
  constructor(private readonly canvas: DesignerCanvas) {
    addDropSurface(this);
  }

  get scroller(): HTMLElement {
    return this.canvas.scroller;
  }

  nearest(carried: Carried, x: number, y: number): Gap | undefined {
    const { studio } = this.canvas;
    return nearestLine(linesOn(studio, this.canvas.stageNear(x).card, carried.gaps), x, y, BIAS)?.gap;
  }

  over(context: OverlayContext, overlay: Element, redraw: () => void): OverlayTools {
    return new OverlayTools(context, overlay, redraw);
  }

  strip(): TemplateResult | typeof nothing {
    return phoneStrip(this.canvas.studio);
  }

  drag(event: PointerEvent, id: Id): void {
    dragElement(this.canvas.studio, event, id);
  }

  menu(at: MenuOptions["at"]): void {
    openElementMenuLater(this.canvas.studio, at);
  }
}
