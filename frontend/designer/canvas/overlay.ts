/**
 * What lies over one drawn card: frames of what is selected and hovered, the hover bar, the drop line. Boxes are read once a
 * frame, after the card is drawn, and written after all reading.
 */
import { CARD, type Id } from "../../document/ids.ts";
import { isObject } from "../../document/values.ts";
import type { MessageCard } from "../../library/message-card.ts";
import type { Box } from "../core/geometry.ts";
import type { Studio } from "../core/studio.ts";
import { DropMark } from "../drag/drop-mark.ts";
import { distance, type Line } from "../drag/nearest.ts";
import { wordsFor } from "../drag/words.ts";
import { lacking } from "../view/lacking.ts";
import { type Frame, Frames } from "./frames.ts";
import { linesOn } from "./geometry.ts";
import { HoverBar } from "./hover-bar.ts";
import { Slide } from "./slide.ts";

/** As long as a wash takes to fade; the style sheet says the same. */
const WASH_MS = 900;

/** What an overlay must know of what is around its card. */
export interface Around {
  readonly studio: Studio;
  readonly card: MessageCard;
  /** The visible part of the canvas, up to the next card on the right. */
  view(): Box;
  /** Whether people work on this card, of those that are shown: it has the hover bar. */
  isMain(): boolean;
  /** Where the pointer was last. */
  pointer(): { readonly x: number; readonly y: number };
}

export class Overlay {
  readonly root = document.createElement("div");
  readonly bar: HoverBar;
  private readonly frames = new Frames();
  private readonly washes = new Frames();
  private readonly mark = new DropMark();
  private readonly slide: Slide;
  private pending = false;
  private dropped = false;
  private washed: readonly Id[] = [];

  constructor(private readonly around: Around) {
    this.root.className = "ov";
    this.bar = new HoverBar(around.studio, () => this.schedule());
    this.slide = new Slide(around.card, () => this.schedule());
    this.root.append(this.washes.root, this.frames.root, this.mark.root, this.bar.root);
  }

  /** To be called when what was carried is let go, before the card changes. */
  prepareDrop(): void {
    this.dropped = true;
    this.slide.prepare();
  }

  /** Washes elements with colour for a moment, so that they catch the eye. */
  wash(ids: readonly Id[]): void {
    this.washed = ids;
    this.schedule();
    setTimeout(() => {
      this.washed = [];
      this.schedule();
    }, WASH_MS);
  }

  /** Draws at the next frame, when the card has been drawn. */
  schedule(): void {
    if (this.pending) return;
    this.pending = true;
    void this.around.card.updateComplete.then(() =>
      requestAnimationFrame(() => {
        this.pending = false;
        if (this.root.isConnected) this.draw();
      }),
    );
  }

  /** The boxes of an element as it is drawn here, in viewport coordinates: several in a loop. CARD: the header's. */
  boxesOf(id: Id): readonly Box[] {
    const { studio, card } = this.around;
    const pointers = id === CARD ? headerPointers(studio) : studio.drawnOf(id);
    return pointers.flatMap((pointer) => card.boxesOf(pointer)).filter(({ width }) => width > 0);
  }

  private draw(): void {
    const { studio, card } = this.around;
    const origin = this.root.getBoundingClientRect();
    const selected = studio.section === "header" ? [CARD] : studio.selected;
    const boxes = selected.map((id) => this.boxesOf(id));
    const anchor = studio.section === "header" ? undefined : boxes.at(-1)?.[0];
    const isShown = anchor !== undefined && this.around.isMain() && studio.mayEdit && studio.carried === undefined;
    const line = this.line();
    this.bar.prepare(isShown);
    const layout = isShown ? this.bar.layout(anchor, card.getBoundingClientRect(), this.around.view()) : undefined;
    const washes = this.washed.flatMap((id) => this.boxesOf(id)).map((box): Frame => ({ box, kind: "flash" }));
    this.frames.show([...this.lacking(), ...framesOf(boxes, this.dropped), ...this.hovered(selected)], origin);
    this.washes.show(washes, origin);
    if (layout !== undefined) this.bar.place(layout, origin);
    if (line === undefined || studio.carried === undefined) this.mark.hide();
    else {
      const words = this.around.isMain() ? wordsFor(studio, studio.carried) : undefined;
      this.mark.show(line, origin, words, this.around.view());
      if (studio.carried.by === "keys") this.mark.root.scrollIntoView({ block: "nearest" });
    }
    if (this.dropped) this.slide.play();
    this.dropped = false;
  }

  /** What an older client, whose likeness is drawn, would not show as it is. */
  private lacking(): readonly Frame[] {
    const boxes = lacking(this.around.studio).flatMap((id) => this.boxesOf(id));
    return boxes.map((box) => ({ box, kind: "lacking" }));
  }

  private hovered(selected: readonly Id[]): readonly Frame[] {
    const { hovered, carried } = this.around.studio;
    if (hovered === undefined || carried !== undefined || selected.includes(hovered)) return [];
    return this.boxesOf(hovered).map((box) => ({ box, kind: "hovered" }));
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

/** In a loop an element is drawn several times: the first is the one people edit. */
function framesOf(boxes: readonly (readonly Box[])[], isNew: boolean): readonly Frame[] {
  return boxes.flatMap((all) =>
    all.map((box, index): Frame => ({ box, isNew, kind: index === 0 ? "selected" : "copy" })),
  );
}

/** Where the header stands in the drawn card: in format 1.0 a translation may stand in for it. */
function headerPointers({ drawn }: Studio): readonly string[] {
  const card = isObject(drawn.card) ? drawn.card : {};
  const translated = isObject(card.i18n_header) ? Object.keys(card.i18n_header) : [];
  return ["/header", ...translated.map((locale) => `/i18n_header/${locale}`)];
}
