import type { Device, Format } from "./context.ts";
import { type CardNode, objectOf } from "./json.ts";

/** Sizes and spacings of the card format as CSS values; anything that is no such size is undefined (card-format §1.6). */

const PIXELS = /^\s*(-?\d{1,4}(?:\.\d+)?)(?:px)?\s*$/;

/** "12px" or "12" as a number within a range, else undefined. */
export function pixels(value: unknown, least = 0, most = 9999): number | undefined {
  const match = PIXELS.exec(typeof value === "number" ? String(value) : typeof value === "string" ? value : "");
  return match === null ? undefined : Math.min(most, Math.max(least, Number(match[1])));
}

export function pixelLength(value: unknown, least = 0, most = 9999): string | undefined {
  const number = pixels(value, least, most);
  return number === undefined ? undefined : `${number}px`;
}

/** One, two or four lengths ("4px 12px") as CSS. */
export function box(value: unknown, least = 0, most = 99): string | undefined {
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  const parts = String(value).trim().split(/\s+/);
  if (parts.length > 4) return undefined;
  const lengths = parts.map((part) => pixelLength(part, least, most));
  return lengths.every((length) => length !== undefined) ? lengths.join(" ") : undefined;
}

/** A corner radius: pixels or percent. */
export function radius(value: unknown): string | undefined {
  const percent = typeof value === "string" ? /^\s*(\d{1,3})%\s*$/.exec(value) : null;
  return percent === null ? pixelLength(value) : `${Math.min(100, Number(percent[1]))}%`;
}

const SPACING: Readonly<Record<Format, Readonly<Record<string, number>>>> = {
  "1.0": { small: 4, default: 8, medium: 8, large: 16 },
  "2.0": { small: 4, default: 8, medium: 8, large: 12, extra_large: 16 },
};

/** A spacing word or pixels as CSS, else `otherwise`. */
export function spacing(value: unknown, format: Format, otherwise: string): string {
  const word = typeof value === "string" ? SPACING[format][value] : undefined;
  return word === undefined ? (pixelLength(value, 0, 99) ?? otherwise) : `${word}px`;
}

/** Text sizes in pixels: [desktop, mobile]. */
const TEXT_SIZES: Readonly<Record<string, readonly [number, number]>> = {
  "heading-0": [30, 26],
  "heading-1": [24, 24],
  "heading-2": [20, 20],
  "heading-3": [18, 17],
  "heading-4": [16, 16],
  heading: [16, 16],
  normal: [14, 14],
  notation: [12, 12],
  "xxxx-large": [30, 26],
  "xxx-large": [24, 24],
  "xx-large": [20, 20],
  "x-large": [18, 18],
  large: [16, 17],
  medium: [14, 14],
  small: [12, 12],
  "x-small": [10, 10],
};

/** Pixels of a text size word, or of a name the card defines in `config.style.text_size`; unknown words are "normal". */
export function textSize(value: unknown, device: Device, style: CardNode): number {
  const custom = typeof value === "string" ? objectOf(style.text_size)[value] : undefined;
  const words = objectOf(custom);
  const word = (device === "mobile" ? words.mobile : words.pc) ?? words.default ?? value;
  const sizes = (typeof word === "string" ? TEXT_SIZES[word] : undefined) ?? [14, 14];
  return device === "mobile" ? sizes[1] : sizes[0];
}

/** The line height that goes with a text size: 22 for 14, between 1.4 and 1.6 elsewhere. */
export function lineHeight(size: number): number {
  const known: Readonly<Record<number, number>> = {
    10: 16,
    12: 18,
    14: 22,
    16: 24,
    17: 26,
    18: 26,
    20: 28,
    22: 30,
    24: 34,
    26: 36,
    30: 42,
  };
  return known[size] ?? Math.round(size * 1.5);
}

/** Width words of controls and containers: "fill", a length, or undefined for the natural width. */
export function width(value: unknown, least = 16, most = 999): string | undefined {
  return value === "fill" ? "100%" : pixelLength(value, least, most);
}
