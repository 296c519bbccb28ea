/** Keeps the field over the drawn words: their place, their width, their font; once a frame, while it is open. */
import type { MessageCard } from "../../preview/message-card.ts";

/** What makes typed words look like the drawn ones. */
const DRESS = [
  "font-family",
  "font-size",
  "font-weight",
  "font-style",
  "line-height",
  "letter-spacing",
  "text-align",
  "color",
] as const;
const LEAST_WIDTH = 120;
const GAP = 10;
const BAR_HEIGHT = 34;

export class Follower {
  private frame = 0;

  constructor(
    private readonly card: MessageCard,
    private readonly field: HTMLTextAreaElement,
    private readonly bar: HTMLElement | null,
    /** The pointer the text is drawn at now. */
    private readonly pointer: () => string | undefined,
  ) {
    const follow = () => {
      this.fit();
      this.frame = requestAnimationFrame(follow);
    };
    follow();
  }

  stop(): void {
    cancelAnimationFrame(this.frame);
  }

  private get drawn(): Element | undefined {
    const pointer = this.pointer();
    if (pointer === undefined) return undefined;
    return this.card.shadowRoot?.querySelector(`[data-pointer="${CSS.escape(pointer)}"]`) ?? undefined;
  }

  /** Takes over the look of the words, once: what is typed does not change it. */
  dress(): void {
    const { drawn, field } = this;
    if (drawn === undefined) return;
    const look = getComputedStyle(drawn);
    for (const name of DRESS) field.style.setProperty(name, look.getPropertyValue(name));
    field.style.setProperty("font-size", `${Number.parseFloat(look.fontSize) * this.scale}px`);
    field.style.setProperty("line-height", `${Number.parseFloat(look.lineHeight) * this.scale}px`);
    field.style.setProperty("background-color", groundOf(drawn));
  }

  /** How much the canvas is zoomed. */
  private get scale(): number {
    const { width } = this.card.getBoundingClientRect();
    return this.card.offsetWidth === 0 ? 1 : width / this.card.offsetWidth;
  }

  /** Puts field and bar where the words are now. */
  fit(): void {
    const box = this.drawn?.getBoundingClientRect();
    if (box === undefined) return;
    const { style } = this.field;
    set(style, "left", box.left);
    set(style, "top", box.top);
    set(style, "width", Math.max(box.width, LEAST_WIDTH));
    style.setProperty("height", "0px");
    set(style, "height", Math.max(this.field.scrollHeight, box.height));
    if (this.bar !== null) this.fitBar(box);
  }

  /** Above the words; below them where the canvas begins, and where something is to be typed into it as well. */
  private fitBar(box: DOMRect): void {
    const canvas = this.card.closest("designer-canvas")?.getBoundingClientRect();
    const above = box.top - BAR_HEIGHT - GAP;
    const fits = above >= (canvas?.top ?? 0) && this.bar?.querySelector("input") == null;
    const field = this.field.getBoundingClientRect();
    const width = this.bar?.offsetWidth ?? 0;
    if (this.bar === null) return;
    set(this.bar.style, "top", fits ? above : field.bottom + GAP);
    set(this.bar.style, "left", Math.max(8, Math.min(box.left - 6, innerWidth - width - 8)));
  }
}

function set(style: CSSStyleDeclaration, name: string, pixels: number): void {
  style.setProperty(name, `${pixels}px`);
}

/** The nearest ground that is painted: the field must hide the words below it. */
function groundOf(drawn: Element): string {
  for (let at: Element | null = drawn; at !== null; at = at.parentElement) {
    const { backgroundColor, backgroundImage } = getComputedStyle(at);
    if (backgroundImage === "none" && !/^(transparent|rgba\(.*, 0\))$/.test(backgroundColor)) return backgroundColor;
  }
  return "Canvas";
}
