/** What an overlay has beside its frames: the hover bar, the line of the place something is held at, the slide after a drop. */
import type { Box } from "../core/geometry.ts";
import { DropMark } from "../drag/drop-mark.ts";
import { distance, type Line } from "../drag/nearest.ts";
import { wordsFor } from "../drag/words.ts";
import { linesOn } from "./geometry.ts";
import { HoverBar } from "./hover-bar.ts";
import type { Around } from "./overlay.ts";
import { Slide } from "./slide.ts";

/** Where an overlay stands in the viewport. */
type Origin = { readonly left: number; readonly top: number };

export class OverlayTools {
  private readonly bar: HoverBar;
  private readonly mark = new DropMark();
  private readonly slide: Slide;

  constructor(
    private readonly around: Around,
    overlay: Element,
    redraw: () => void,
  ) {
    this.bar = new HoverBar(around.studio, redraw);
    this.slide = new Slide(around.card, redraw);
    overlay.append(this.mark.root, this.bar.root);
  }

  /** To be called when what was carried is let go, before the card changes. */
  prepareDrop(): void {
    this.slide.prepare();
  }

  /** Lets what has moved by a drop slide to where it is. */
  slideIn(): void {
    this.slide.play();
  }

  /** Reads what is needed for one drawing, and answers what draws it. `anchor`: the box of what the bar belongs to. */
  read(anchor: Box | undefined): (origin: Origin) => void {
    const { studio, card } = this.around;
    const isFree = studio.mayEdit && studio.carried === undefined && !studio.isEditingText;
    const isShown = anchor !== undefined && this.around.isMain() && isFree;
    const line = this.line();
    this.bar.prepare(isShown);
    const layout = isShown ? this.bar.layout(anchor, card.getBoundingClientRect(), this.around.view()) : undefined;
    return (origin) => {
      if (layout !== undefined) this.bar.place(layout, origin);
      this.showLine(line, origin);
    };
  }

  private showLine(line: Line | undefined, origin: Origin): void {
    const { studio } = this.around;
    if (line === undefined || studio.carried === undefined) {
      this.mark.hide();
      return;
    }
    const words = this.around.isMain() ? wordsFor(studio, studio.carried) : undefined;
    this.mark.show(line, origin, words, this.around.view());
    if (studio.carried.by === "keys") this.mark.root.scrollIntoView({ block: "nearest" });
  }

  /** The line of the place something is held at; of several the one the pointer is at. */
  private line(): Line | undefined {
    const { studio, card } = this.around;
    const at = studio.carried?.at;
    if (at === undefined) return undefined;
    const { x, y } = this.around.pointer();
    return linesOn(studio, card, studio.carried?.gaps ?? [])
      .filter(({ gap }) => gap === at)
      .sort((a, b) => distance(a, x, y) - distance(b, x, y))[0];
  }
}
