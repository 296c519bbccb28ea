/** The line that shows where something would go, with a ring at its start and words about it. */

import { type Box, clamp } from "../core/boxes.ts";
import type { GapWords } from "./drop-words.ts";
import type { Line } from "./nearest.ts";

const MARGIN = 8;

export class DropMark {
  readonly root = document.createElement("div");
  private readonly pill = document.createElement("span");

  constructor() {
    this.root.className = "dropl";
    this.root.hidden = true;
    this.pill.className = "dropl-w";
    this.root.append(this.pill);
  }

  hide(): void {
    this.root.hidden = true;
  }

  /** `words` undefined: the line alone, where they are said elsewhere. They stay between the sides of `view`. */
  show(line: Line, origin: { left: number; top: number }, words?: GapWords, view?: Box): void {
    const { root, pill } = this;
    const upright = line.x1 === line.x2;
    root.hidden = false;
    root.classList.toggle("is-upright", upright);
    root.classList.toggle("is-no", !line.gap.legal);
    const { style } = root;
    style.setProperty("left", `${line.x1 - origin.left}px`);
    style.setProperty("top", `${line.y1 - origin.top}px`);
    style.setProperty("--long", `${upright ? line.y2 - line.y1 : line.x2 - line.x1}px`);
    pill.hidden = words === undefined;
    pill.textContent = words?.text ?? "";
    if (words?.note !== undefined) {
      const note = document.createElement("i");
      note.textContent = words.note;
      pill.append(note);
    }
    // Words wider than the line would hide it.
    root.classList.toggle("is-short", !upright && pill.offsetWidth > line.x2 - line.x1);
    if (words !== undefined && view !== undefined) this.keepWithin(view, (line.x1 + line.x2) / 2);
  }

  private keepWithin({ left, width }: Box, middle: number): void {
    const half = this.pill.offsetWidth / 2;
    const kept = clamp(middle, left + half + MARGIN, left + width - half - MARGIN);
    this.pill.style.setProperty("--aside", `${kept - middle}px`);
  }
}
