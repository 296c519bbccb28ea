/** The pointer on the canvas: hovering, selecting, starting drags, and the menu of the right button. */
import { CARD, type Id } from "../../document/ids.ts";
import { nodeOf, parentOf } from "../core/nodes.ts";
import type { Studio } from "../core/studio.ts";
import type { CanvasActions } from "./overlay-context.ts";
import type { Stage } from "./stage.ts";

/** What was hit: an element, the header, or the card's own ground. */
interface Hit {
  readonly id: Id;
  readonly isHeader: boolean;
}

interface Canvas {
  readonly tools: CanvasActions | undefined;
  stageAt(target: EventTarget | null): Stage | undefined;
}

const HEADER = /^\/(?:header|i18n_header)(?:\/|$)/;

export class Pointing {
  /** Where the pointer was last, in the viewport. */
  at = { x: 0, y: 0 };
  private pending = false;
  private target: EventTarget | null = null;

  constructor(
    private readonly studio: Studio,
    private readonly canvas: Canvas,
  ) {
    // A drag comes in from other parts of the page.
    addEventListener("pointermove", ({ clientX: x, clientY: y }) => (this.at = { x, y }), {
      passive: true,
      capture: true,
    });
  }

  move({ target, pointerType }: PointerEvent): void {
    this.target = target;
    if (this.pending || pointerType === "touch" || this.isOff) return;
    this.pending = true;
    requestAnimationFrame(() => {
      this.pending = false;
      if (isOnBar(this.target)) return;
      const hit = this.hit(this.target, this.at.x, this.at.y);
      this.studio.hover(hit === undefined || (hit.id === CARD && !hit.isHeader) ? undefined : hit.id);
    });
  }

  leave(): void {
    this.target = null;
    this.studio.hover(undefined);
  }

  down(event: PointerEvent): void {
    if (this.isOff || isOnBar(event.target)) return;
    const hit = this.hit(event.target, event.clientX, event.clientY);
    if (hit !== undefined && hit.id !== CARD) this.canvas.tools?.drag(event, hit.id);
  }

  /** A press on the card leaves the field that was typed in, but gives no focus: its ring would be around the whole canvas. */
  press(event: MouseEvent): void {
    const { target } = event;
    if (this.isOff || !(target instanceof Element) || target.closest(".stage") === null || isOnBar(target)) return;
    event.preventDefault();
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  }

  click(event: MouseEvent): void {
    if (this.isOff || isOnBar(event.target)) return;
    const { studio } = this;
    const hit = this.hit(event.target, event.clientX, event.clientY);
    if (hit === undefined || hit.id === CARD) studio.selectCard(hit?.isHeader ? "header" : undefined);
    else if (event.shiftKey || event.metaKey || event.ctrlKey) studio.toggle(hit.id);
    else studio.select([event.altKey ? outer(studio, hit.id) : hit.id]);
  }

  menu(event: MouseEvent): void {
    // A finger that rests to drag asks for the menu as well.
    if (this.studio.carried !== undefined) event.preventDefault();
    if (this.isOff || this.studio.carried !== undefined || isOnBar(event.target)) return;
    const hit = this.hit(event.target, event.clientX, event.clientY);
    if (hit === undefined || hit.id === CARD) return;
    event.preventDefault();
    if (!this.studio.selected.includes(hit.id)) this.studio.select([hit.id]);
    this.canvas.tools?.menu({ x: event.clientX, y: event.clientY });
  }

  private get isOff(): boolean {
    return this.studio.view.interactive;
  }

  private hit(target: EventTarget | null, x: number, y: number): Hit | undefined {
    const stage = this.canvas.stageAt(target);
    const pointer = stage?.card.elementAt(x, y) ?? null;
    if (pointer === null) return undefined;
    const id = nodeOf(this.studio, this.studio.idOfDrawn(pointer));
    return { id, isHeader: id === CARD && HEADER.test(pointer) };
  }
}

/** What an element stands in, or itself at the top. */
function outer(studio: Studio, id: Id): Id {
  const parent = parentOf(studio, id);
  return parent === CARD ? id : parent;
}

function isOnBar(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(".hbar, .ebar") !== null;
}
