/** Colours as cards write their own: `rgba(51, 109, 244, 1)` (card-format §5). DOM-free. */

export interface Rgba {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  /** 0 to 1. */
  readonly alpha: number;
}

const RGBA = /^rgba?\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*(?:,\s*(\d*\.?\d+)(%)?\s*)?\)$/;

/** Undefined for what is no such colour. */
export function parseRgba(text: unknown): Rgba | undefined {
  const found = typeof text === "string" ? RGBA.exec(text.trim()) : null;
  if (found === null) return undefined;
  const [red = 0, green = 0, blue = 0] = found.slice(1, 4).map(Number);
  const alpha = found[4] === undefined ? 1 : Number(found[4]) / (found[5] === "%" ? 100 : 1);
  return Math.max(red, green, blue) > 255 ? undefined : { red, green, blue, alpha };
}

/** As cards write it. */
export function rgbaText({ red, green, blue, alpha }: Rgba): string {
  return `rgba(${red},${green},${blue},${Math.round(alpha * 100) / 100})`;
}

/** As colour boxes of browsers take it; the transparency is left out. */
export function hexOf({ red, green, blue }: Rgba): string {
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}

export function fromHex(hex: string, alpha: number): Rgba {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return { red, green, blue, alpha };
}

/** The contrast of a colour on a ground (WCAG 2.2, 1.4.3), its transparency mixed in: 1 to 21. */
export function contrast(color: Rgba, ground: Rgba): number {
  const mixed = (a: number, b: number) => a * color.alpha + b * (1 - color.alpha);
  const seen = {
    ...color,
    red: mixed(color.red, ground.red),
    green: mixed(color.green, ground.green),
    blue: mixed(color.blue, ground.blue),
  };
  const [light = 0, dark = 0] = [luminance(seen), luminance(ground)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance({ red, green, blue }: Rgba): number {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
