/**
 * Dragging with a pointer: one controller for palette, canvas and outline. Pointer events instead of HTML5 drag and drop:
 * that knows no touch, lets no page draw the thing under the pointer, and can't tell an illegal place apart from no place.
 */
import type { Entry } from "../../document/declarations.ts";
import type { Gap } from "../../document/gaps.ts";
import type { Id } from "../../document/ids.ts";
import type { Element as CardElement } from "../../document/tree.ts";
import type { Carried } from "../core/carried.ts";
import type { Studio } from "../core/studio.ts";
import { aimAt, drop, letGo, lift } from "./carry.ts";
import { dropWords } from "./drop-words.ts";
import { Ghost } from "./ghost.ts";

/** A part of the page that something can be dropped on. */
export interface Surface {
  /** What scrolls when the pointer comes near its edge. */
  readonly scroller: HTMLElement;
  /** Whether it says itself, beside its line, where things would go; else the ghost does. */
  readonly speaks: boolean;
  /** The gap nearest to a point of the viewport that is over this surface. */
  nearest(carried: Carried, x: number, y: number): Gap | undefined;
}

/** How far a pressed pointer moves before it drags. */
const THRESHOLD = 4;
/** How long a finger rests before it drags, and how far it may slip meanwhile. */
const LONG_PRESS_MS = 350;
const SLIP = 8;
/** Nearer than this to an edge, what can scroll does. */
const EDGE = 44;
const FASTEST = 18;

const surfaces = new Set<Surface>();

/** Offers a surface for dropping. Answers how to take it back. */
export function addDropSurface(surface: Surface): () => void {
  surfaces.add(surface);
  return () => surfaces.delete(surface);
}

/** What is taken along: elements of the card by id, or new ones. Asked when the drag begins; undefined: there is nothing. */
export type Source = () => readonly Id[] | readonly CardElement[] | undefined;

let running: Drag | undefined;

/**
 * Begins a drag if the pressed pointer moves far enough, or a finger rests long enough. `variables`: what new elements need
 * declared.
 */
export function startDrag(
  studio: Studio,
  event: PointerEvent,
  source: Source,
  variables: () => readonly Entry[] = () => [],
): void {
  if (!studio.mayEdit || studio.view.interactive || event.button !== 0 || running !== undefined) return;
  running = new Drag(studio, event, source, variables, () => {
    running = undefined;
  });
}

class Drag {
  private readonly start: { x: number; y: number };
  private at: { x: number; y: number };
  private ghost: Ghost | undefined;
  private frame = 0;
  private readonly timer: ReturnType<typeof setTimeout> | undefined;
  private readonly ends = new AbortController();

  constructor(
    private readonly studio: Studio,
    event: PointerEvent,
    private readonly source: Source,
    private readonly variables: () => readonly Entry[],
    private readonly over: () => void,
  ) {
    this.start = this.at = { x: event.clientX, y: event.clientY };
    const isTouch = event.pointerType === "touch";
    const { signal } = this.ends;
    const on = (type: string, listener: (event: never) => void, options: AddEventListenerOptions = {}) =>
      addEventListener(type, listener as EventListener, { signal, ...options });
    on("pointermove", (moved: PointerEvent) => this.moved(moved, isTouch));
    on("pointerup", () => this.finish(true));
    on("pointercancel", () => this.finish(false));
    on("blur", () => this.finish(false));
    on("keydown", (pressed: KeyboardEvent) => this.key(pressed), { capture: true });
    // A finger that drags must not scroll as well.
    on("touchmove", (touch: Event) => this.ghost && touch.preventDefault(), { passive: false });
    on("contextmenu", (asked: Event) => this.ghost && asked.preventDefault());
    if (isTouch) this.timer = setTimeout(() => this.begin(), LONG_PRESS_MS);
  }

  private moved({ clientX: x, clientY: y }: PointerEvent, isTouch: boolean): void {
    this.at = { x, y };
    if (this.ghost !== undefined) {
      this.frame ||= requestAnimationFrame(() => this.follow());
      return;
    }
    const far = Math.hypot(x - this.start.x, y - this.start.y);
    if (isTouch && far > SLIP) this.finish(false);
    else if (!isTouch && far >= THRESHOLD) this.begin();
  }

  private begin(): void {
    const what = this.source();
    const carried = what && lift(this.studio, what, "pointer", this.variables());
    if (carried === undefined) {
      this.finish(false);
      return;
    }
    this.ghost = new Ghost(this.studio, carried);
    document.documentElement.classList.add("is-carrying");
    this.frame = requestAnimationFrame(() => this.follow());
  }

  /** Once a frame: the ghost, the nearest gap, and scrolling near an edge. */
  private follow(): void {
    this.frame = 0;
    const { studio, ghost, at } = this;
    const { carried } = studio;
    if (ghost === undefined || carried === undefined) return;
    const surface = surfaceAt(at.x, at.y);
    aimAt(studio, surface?.nearest(carried, at.x, at.y));
    const held = studio.carried ?? carried;
    ghost.move(at.x, at.y, surface?.speaks === false ? dropWords(studio, held) : undefined, held.at?.legal !== false);
    const isNo = held.at?.legal === false || surface === undefined;
    document.documentElement.classList.toggle("is-no-drop", isNo);
    if (surface !== undefined && scrollNear(surface.scroller, at.x, at.y)) {
      this.frame = requestAnimationFrame(() => this.follow());
    }
  }

  private key(event: KeyboardEvent): void {
    if (event.key !== "Escape" || this.ghost === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    this.finish(false);
  }

  private finish(dropped: boolean): void {
    clearTimeout(this.timer);
    cancelAnimationFrame(this.frame);
    this.ends.abort();
    this.over();
    if (this.ghost === undefined) return;
    if (dropped) {
      this.follow();
      cancelAnimationFrame(this.frame);
      swallowClick();
    }
    this.ghost.remove();
    document.documentElement.classList.remove("is-carrying", "is-no-drop");
    if (dropped) drop(this.studio);
    else letGo(this.studio);
  }
}

/** The click that ends a drag presses nothing. */
function swallowClick(): void {
  const swallow = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => removeEventListener("click", swallow, { capture: true }));
}

function surfaceAt(x: number, y: number): Surface | undefined {
  const under = document.elementFromPoint(x, y);
  return [...surfaces].find(({ scroller }) => scroller.contains(under));
}

/** Scrolls what the pointer is near the edge of; answers whether it moved. */
function scrollNear(scroller: HTMLElement, x: number, y: number): boolean {
  const { left, right, top, bottom } = scroller.getBoundingClientRect();
  const by = (low: number, high: number, at: number) =>
    Math.round((Math.max(0, EDGE - (high - at)) - Math.max(0, EDGE - (at - low))) * (FASTEST / EDGE));
  const before = [scroller.scrollLeft, scroller.scrollTop];
  scroller.scrollBy({ left: by(left, right, x), top: by(top, bottom, y), behavior: "instant" });
  return scroller.scrollLeft !== before[0] || scroller.scrollTop !== before[1];
}
