/** What an overlay has beside its frames: the hover bar, the line of the place something is held at, the slide after a drop. */
import type { Box } from "../core/boxes.ts";
import { DropMark } from "../drag/drop-mark.ts";
import { dropWords } from "../drag/drop-words.ts";
import { distance, type Line } from "../drag/nearest.ts";
import { linesOn } from "./drop-lines.ts";
import { HoverBar } from "./hover-bar.ts";
import type { Origin, OverlayActions, OverlayContext } from "./overlay-context.ts";
import { Slide } from "./slide.ts";

export class OverlayTools implements OverlayActions {
  private readonly bar: HoverBar;
  private readonly mark = new DropMark();
  private readonly slide: Slide;

  constructor(
    private readonly context: OverlayContext,
    overlay: Element,
    redraw: () => void,
  ) {
    this.bar = new HoverBar(context.studio, redraw);
    this.slide = new Slide(context.card, redraw);
    overlay.append(this.mark.root, this.bar.root);
  }

  prepareDrop(): void {
    this.slide.prepare();
  }

  slideIn(): void {
    this.slide.play();
  }

  read(anchor: Box | undefined): (origin: Origin) => void {
    const { studio, card } = this.context;
    const isFree = studio.mayEdit && studio.carried === undefined && !studio.isEditingText;
    const isShown = anchor !== undefined && this.context.isMain() && isFree;
    const line = this.line();
    this.bar.prepare(isShown);
    const layout = isShown ? this.bar.layout(anchor, card.getBoundingClientRect(), this.context.view()) : undefined;
    return (origin) => {
      if (layout !== undefined) this.bar.place(layout, origin);
      this.showLine(line, origin);
    };
  }

  private showLine(line: Line | undefined, origin: Origin): void {
    const { studio } = this.context;
    if (line === undefined || studio.carried === undefined) {
      this.mark.hide();
      return;
    }
    const words = this.context.isMain() ? dropWords(studio, studio.carried) : undefined;
    this.mark.show(line, origin, words, this.context.view());
    if (studio.carried.by === "keys") this.mark.root.scrollIntoView({ block: "nearest" });
  }

  /** The line of the place something is held at; of several the one the pointer is at. */
  private line(): Line | undefined {
    const { studio, card } = this.context;
    const at = studio.carried?.at;
    if (at === undefined) return undefined;
    const { x, y } = this.context.pointer();
    return linesOn(studio, card, studio.carried?.gaps ?? [])
      .filter(({ gap }) => gap === at)
      .sort((a, b) => distance(a, x, y) - distance(b, x, y))[0];
  }
}
