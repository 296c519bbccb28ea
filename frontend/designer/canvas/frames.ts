/** Outlines over the card: as many as are asked for, the same nodes again for each drawing. */
import { type Box, grown, placeAtBox } from "../core/boxes.ts";

export interface Frame {
  readonly box: Box;
  readonly kind: "selected" | "copy" | "hovered" | "flash" | "unsupported";
  /** It has just come to be: its outline fades in. */
  readonly isNew?: boolean;
}

export class Frames {
  readonly root = document.createElement("div");
  private readonly pool: HTMLElement[] = [];

  /** Shows these frames and no others; `origin` is where the root stands in the viewport. */
  show(frames: readonly Frame[], origin: { left: number; top: number }): void {
    frames.forEach(({ box, kind, isNew }, index) => {
      const node = this.node(index);
      node.className = `ov-frame is-${kind}${isNew ? " is-new" : ""}`;
      placeAtBox(node, kind === "hovered" || kind === "unsupported" ? grown(box, 4) : grown(box, 6, 5), origin);
    });
    for (const node of this.pool.splice(frames.length)) node.remove();
  }

  private node(index: number): HTMLElement {
    const known = this.pool[index];
    if (known !== undefined) return known;
    const made = document.createElement("div");
    this.root.append(made);
    this.pool.push(made);
    return made;
  }
}
