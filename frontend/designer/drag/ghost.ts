/** What hangs at the pointer during a drag: the shape and the name of what is carried. */
import { html, render } from "lit";
import { idOf } from "../../document/ids.ts";
import { t } from "../../i18n/canvas.ts";
import { icon } from "../../ui/icon.ts";
import type { Carried } from "../core/carried.ts";
import { nameFor } from "../core/element-names.ts";
import { iconOf } from "../core/kinds.ts";
import type { Studio } from "../core/studio.ts";
import type { GapWords } from "./drop-words.ts";

const OFFSET = 12;

export class Ghost {
  private readonly root = document.createElement("div");
  private readonly words = document.createElement("div");

  constructor(studio: Studio, { elements, moved }: Carried) {
    const [first] = elements;
    const tag = first?.tag ?? "";
    const label = studio.catalog.components[tag]?.label ?? tag;
    const known = first !== undefined && idOf(first) !== undefined && moved.length > 0;
    const one = known ? nameFor(studio.state, studio.catalog, first, 0) : label;
    this.root.className = "ghost";
    this.root.setAttribute("aria-hidden", "true");
    this.words.className = "ghost-w";
    const name = elements.length > 1 ? t("several", { count: elements.length }) : one;
    render(
      html`<div class="ghost-b">${icon(iconOf(studio.catalog, tag))}<span class="cut">${name}</span></div>${this.words}`,
      this.root,
    );
    document.body.append(this.root);
  }

  move(x: number, y: number, words: GapWords | undefined, legal: boolean): void {
    this.root.style.setProperty("transform", `translate(${x + OFFSET}px, ${y + OFFSET}px)`);
    this.words.hidden = words === undefined;
    this.words.textContent = words?.text ?? "";
    this.words.classList.toggle("is-no", !legal);
  }

  remove(): void {
    this.root.remove();
  }
}
