/** Placing things by numbers. A `style` attribute is refused by the page's policy; single properties are not. */

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Puts an element where a box is, relative to `origin`. */
export function placeAtBox(element: HTMLElement, box: Box, origin: { left: number; top: number }): void {
  const { style } = element;
  style.setProperty("left", `${box.left - origin.left}px`);
  style.setProperty("top", `${box.top - origin.top}px`);
  style.setProperty("width", `${box.width}px`);
  style.setProperty("height", `${box.height}px`);
}

/** A box grown by `x` to the sides and by `y` up and down. */
export function grown({ left, top, width, height }: Box, x: number, y = x): Box {
  return { left: left - x, top: top - y, width: width + 2 * x, height: height + 2 * y };
}

export function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}
