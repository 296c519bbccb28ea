/**
 * What lies over one drawn card: frames of what is selected and hovered, and the tools. Boxes are read once a frame, after the
 * card is drawn, and written after all reading.
 */
import { CARD, type Id } from "../../document/ids.ts";
import { isObject } from "../../document/values.ts";
import type { Box } from "../core/boxes.ts";
import type { Studio } from "../core/studio.ts";
import { unsupportedElements } from "../view/unsupported.ts";
import { type Frame, Frames } from "./frames.ts";
import type { OverlayActions, OverlayContext } from "./overlay-context.ts";

/** As long as a wash takes to fade; the style sheet says the same. */
const WASH_MS = 900;

export class Overlay {
  readonly root = document.createElement("div");
  private readonly frames = new Frames();
  private readonly washes = new Frames();
  private held: OverlayActions | undefined;
  private pending = false;
  private dropped = false;
  private washed: readonly Id[] = [];

  constructor(private readonly context: OverlayContext) {
    this.root.className = "ov";
    this.root.append(this.washes.root, this.frames.root);
  }

  private get tools(): OverlayActions | undefined {
    this.held ??= this.context.tools()?.over(this.context, this.root, () => this.schedule());
    return this.held;
  }

  /** To be called when what was carried is let go, before the card changes. */
  prepareDrop(): void {
    this.dropped = true;
    this.tools?.prepareDrop();
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
    void this.context.card.updateComplete.then(() =>
      requestAnimationFrame(() => {
        this.pending = false;
        if (this.root.isConnected) this.draw();
      }),
    );
  }

  /** The boxes of an element as it is drawn here, in viewport coordinates: several in a loop. CARD: the header's. */
  boxesOf(id: Id): readonly Box[] {
    const { studio, card } = this.context;
    const pointers = id === CARD ? headerPointers(studio) : studio.drawnOf(id);
    return pointers.flatMap((pointer) => card.boxesOf(pointer)).filter(({ width }) => width > 0);
  }

  private draw(): void {
    const { studio } = this.context;
    const origin = this.root.getBoundingClientRect();
    const selected = studio.section === "header" ? [CARD] : studio.selected;
    const boxes = selected.map((id) => this.boxesOf(id));
    const anchor = studio.section === "header" ? undefined : boxes.at(-1)?.[0];
    const showTools = this.tools?.read(anchor);
    const washes = this.washed.flatMap((id) => this.boxesOf(id)).map((box): Frame => ({ box, kind: "flash" }));
    this.frames.show([...this.unsupported(), ...framesOf(boxes, this.dropped), ...this.hovered(selected)], origin);
    this.washes.show(washes, origin);
    showTools?.(origin);
    if (this.dropped) this.tools?.slideIn();
    this.dropped = false;
  }

  /** What an older client, whose likeness is drawn, would not show as it is. */
  private unsupported(): readonly Frame[] {
    const boxes = unsupportedElements(this.context.studio).flatMap((id) => this.boxesOf(id));
    return boxes.map((box) => ({ box, kind: "unsupported" }));
  }

  private hovered(selected: readonly Id[]): readonly Frame[] {
    const { hovered, carried } = this.context.studio;
    if (hovered === undefined || carried !== undefined || selected.includes(hovered)) return [];
    return this.boxesOf(hovered).map((box) => ({ box, kind: "hovered" }));
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
