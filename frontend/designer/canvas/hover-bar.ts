/** The upright bar beside the selection: what is most often done to it, one press each. */
import { html, nothing, render, type TemplateResult } from "lit";
import { ArrowDown, ArrowUp, Copy, CornerLeftUp, Ellipsis, GripVertical, type IconNode, Trash2 } from "lucide";
import { CARD } from "../../document/ids.ts";
import { positionOf } from "../../document/positions.ts";
import { isLocked } from "../../document/state.ts";
import { t } from "../../i18n/canvas.ts";
import { icon } from "../../ui/icon.ts";
import { type Box, clamp } from "../core/boxes.ts";
import { nameOf } from "../core/element-names.ts";
import { parentOf } from "../core/nodes.ts";
import { duplicateSelected, removeSelected, selectParent, shift } from "../core/selection-actions.ts";
import type { Studio } from "../core/studio.ts";
import { dragSelection } from "../drag/sources.ts";
import { openElementMenuLater } from "./lazy-element-menu.ts";

/** A gutter narrower than this cannot hold the bar beside the card. */
const GUTTER = 60;
const GAP = 12;

interface Layout {
  readonly left: number;
  readonly top: number;
}

export class HoverBar {
  readonly root = document.createElement("div");
  /** Where it stays while the pointer is on it, although what it belongs to has moved. */
  private held: Layout | undefined;
  private last: Layout | undefined;
  private shown = false;

  constructor(
    private readonly studio: Studio,
    redraw: () => void,
  ) {
    this.root.className = "hbar";
    this.root.setAttribute("role", "toolbar");
    this.root.hidden = true;
    this.root.addEventListener("pointerleave", () => {
      if (this.held === undefined) return;
      this.held = undefined;
      redraw();
    });
    this.root.addEventListener("keydown", (event) => this.walk(event));
  }

  /** Draws its buttons for what is selected now, or hides it. */
  prepare(isShown: boolean): void {
    this.root.hidden = !isShown;
    this.shown = isShown;
    if (!isShown) {
      this.held = undefined;
      return;
    }
    const { studio } = this;
    this.root.setAttribute("aria-label", t("bar", { name: nameOf(studio, studio.focus) }));
    render(this.buttons(), this.root);
    this.root.querySelectorAll("button").forEach((button, index) => {
      button.tabIndex = index === 0 ? 0 : -1;
    });
  }

  /** Where it goes for a selection at `anchor`; reads only. */
  layout(anchor: Box, card: Box, view: Box): Layout {
    if (this.held !== undefined) return this.held;
    const right = card.left + card.width;
    const isUpright = view.left + view.width - right >= GUTTER;
    this.root.classList.toggle("is-flat", !isUpright);
    const { offsetWidth: width, offsetHeight: height } = this.root;
    const [low, high] = [view.top + 8, view.top + view.height - height - 8];
    if (isUpright) {
      const bottom = anchor.top + anchor.height - height;
      return { left: right + GAP, top: clamp(anchor.top - 7, Math.min(low, Math.max(bottom, anchor.top - 7)), high) };
    }
    const above = anchor.top - 11 - height;
    const top = above >= low ? above : Math.min(anchor.top + anchor.height + 11, high);
    return { left: Math.max(view.left + 4, anchor.left + anchor.width + 6 - width), top };
  }

  place(layout: Layout, origin: { left: number; top: number }): void {
    this.last = layout;
    this.root.style.setProperty("left", `${layout.left - origin.left}px`);
    this.root.style.setProperty("top", `${layout.top - origin.top}px`);
  }

  private buttons(): TemplateResult {
    const { studio } = this;
    const { state, focus, selected } = studio;
    const isItem = selected.some((id) => positionOf(state, id) !== undefined);
    const isFree = !selected.some((id) => isLocked(state, id));
    const hasParent = parentOf(studio, focus) !== CARD;
    return html`
      ${
        isItem && isFree
          ? html`<button type="button" class="ib ib-sm hgrip" aria-label=${t("drag")} title=${t("drag")}
              @pointerdown=${(event: PointerEvent) => dragSelection(studio, event)}>${icon(GripVertical)}</button>
            <span class="hsep"></span>`
          : nothing
      }
      ${hasParent ? this.button("parent", CornerLeftUp, () => selectParent(studio)) : nothing}
      ${
        isItem && isFree
          ? html`${this.button("up", ArrowUp, () => this.stay(() => shift(studio, -1)))}
            ${this.button("down", ArrowDown, () => this.stay(() => shift(studio, 1)))}
            ${this.button("duplicate", Copy, () => this.stay(() => duplicateSelected(studio)))}`
          : nothing
      }
      ${isFree ? this.button("remove", Trash2, () => removeSelected(studio)) : nothing}
      ${this.button("more", Ellipsis, (event) => openElementMenuLater(studio, event.currentTarget as Element))}`;
  }

  private button(
    name: "parent" | "up" | "down" | "duplicate" | "remove" | "more",
    shapes: IconNode,
    run: (event: Event) => void,
  ): TemplateResult {
    const label = t(name);
    return html`<button type="button" class="ib ib-sm" data-act=${name} aria-label=${label} title=${label} @click=${run}>${icon(shapes)}</button>`;
  }

  /** Keeps the bar under the pointer that pressed it. */
  private stay(act: () => void): void {
    if (this.shown && this.root.matches(":hover")) this.held = this.last;
    act();
  }

  /** A toolbar is one stop of the tab key; arrows go on within it. */
  private walk(event: KeyboardEvent): void {
    const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const buttons = [...this.root.querySelectorAll("button")];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons[(at + by + buttons.length) % buttons.length]?.focus();
  }
}
