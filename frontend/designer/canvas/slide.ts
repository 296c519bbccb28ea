/** After a drop what made room slides there, instead of jumping. */
import type { MessageCard } from "../../preview/message-card.ts";
import { isStill } from "../../ui/motion.ts";

const MS = 150;
const EASE = "cubic-bezier(.2, .7, .2, 1)";

interface Shift {
  readonly x: number;
  readonly y: number;
}

const STAYS: Shift = { x: 0, y: 0 };

export class Slide {
  private before: ReadonlyMap<Element, DOMRect> | undefined;

  constructor(
    private readonly card: MessageCard,
    /** Called when everything has arrived. */
    private readonly done: () => void,
  ) {}

  /** Remembers where everything is drawn; to be called before the card changes. */
  prepare(): void {
    if (isStill()) return;
    this.before = new Map(this.drawn().map((node) => [node, node.getBoundingClientRect()]));
  }

  /** Lets what has moved since slide from where it was. Elements slide with what they stand in. */
  play(): void {
    const { before } = this;
    if (before === undefined) return;
    this.before = undefined;
    const scale = this.card.getBoundingClientRect().width / this.card.offsetWidth || 1;
    const shifts = new Map<Element, Shift>();
    const slid: (readonly [Element, Shift])[] = [];
    for (const node of this.drawn()) {
      const outer = shifts.get(node.parentElement?.closest(".el") ?? node) ?? STAYS;
      const shift = shiftOf(before.get(node), node.getBoundingClientRect()) ?? outer;
      shifts.set(node, shift);
      const own = { x: (shift.x - outer.x) / scale, y: (shift.y - outer.y) / scale };
      if (Math.abs(own.x) + Math.abs(own.y) > 0.5) slid.push([node, own]);
    }
    // After all reading: an animation that has begun moves boxes.
    for (const [node, { x, y }] of slid) {
      node.animate([{ transform: `translate(${x}px, ${y}px)` }, { transform: "none" }], { duration: MS, easing: EASE });
    }
    if (slid.length > 0) setTimeout(this.done, MS + 10);
  }

  private drawn(): readonly Element[] {
    return [...(this.card.shadowRoot?.querySelectorAll(".el") ?? [])];
  }
}

/** Undefined for what was not drawn before. */
function shiftOf(was: DOMRect | undefined, is: DOMRect): Shift | undefined {
  return was && { x: was.left - is.left, y: was.top - is.top };
}
