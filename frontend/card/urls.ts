import type { Device } from "./context.ts";
import { type CardNode, stringOf } from "./json.ts";

/** The only schemes a card may send anyone to; everything else is drawn as text. */
const SAFE = /^(?:https?:\/\/|lark:\/\/|tel:|mailto:)/i;
/** Browsers drop these inside an address, so `java\nscript:` must not get past a check that does not. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const IGNORED = /[\u0000-\u0020\u007f-\u009f]/g;

/** `value` as an address that is safe to follow, or undefined. */
export function safeUrl(value: unknown): string | undefined {
  const address = stringOf(value)
    ?.trim()
    .replace(IGNORED, (character) => (character === " " ? "%20" : ""));
  return address !== undefined && SAFE.test(address) ? address : undefined;
}

/** An image source: http(s), or the data and blob addresses pages make themselves. */
export function safeImage(value: unknown): string | undefined {
  const address = stringOf(value);
  return address !== undefined && /^(?:https?:\/\/|\/(?!\/)|blob:|data:image\/)/i.test(address) ? address : undefined;
}

/** The address of a link object for a device: its own one where given, else the common one. */
export function linkUrl(link: CardNode, device: Device): string | undefined {
  const own = device === "desktop" ? [link.pc_url] : [link.ios_url, link.android_url];
  const order = [...own, link.url, link.default_url, link.pc_url, link.ios_url, link.android_url];
  return order
    .map(safeUrl)
    .find((address) => address !== undefined && !/^lark:\/\/msgcard\/unsupported_action/.test(address));
}
