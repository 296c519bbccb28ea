/** Writing a value into a slot so that it arrives as the text it is; the twin of `cardstudio/cards/fill/escape.py`. */
import { trim } from "./filters.ts";

/** `url` begins an address, `part` continues one; the fences are blocks of code. */
export type Place = "text" | "attribute" | "url" | "part" | "code" | "```" | "~~~";

const MARKS = /[*_~`<>[\]\\|]|&(?=[#A-Za-z])|\$(?=[{A-Za-z])|:(?=[A-Za-z][A-Za-z0-9_]{0,40}:)|^\(/g;
/** What begins a heading, a list, a rule or an underlined title when it stands first in a line. */
const BLOCK = /(^|[\r\n])([ \t]*)(?:(#)(?=#{0,5}(?:[ \t\r\n]|$))|([-+=])(?![0-9])|([0-9]{1,9})([.)])(?=[ \t\r\n]|$))/g;
/** What could end an attribute. Marks of emphasis mean nothing there, and user ids hold underscores. */
const ATTRIBUTE_SIGNS = /[ \t\r\n"'=<>`[\]]|&(?=[#A-Za-z])/g;
const SCHEME = /^https?:\/\//i;
const OTHER_SCHEME = /^[A-Za-z][A-Za-z0-9+.-]*:/;
const NO_JUMP = "lark://msgcard/unsupported_action";
const UNSAFE_IN_URL = /%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]/gu;
const BREAKS_LINK = /[[\]()'*_`]/g;
const NOT_PLAIN = /[^A-Za-z0-9\-._~]/gu;

/** The value names a scheme no card may open. */
export class UnsafeUrl extends Error {}

/** `text` for running markup. */
export function entities(text: string): string {
  return text
    .replace(MARKS, entity)
    .replace(BLOCK, (_, start, indent, heading?: string, bullet?: string, number = "", point?: string) => {
      return `${start}${indent}${number}${entity(heading ?? bullet ?? point ?? "")}`;
    });
}

function entity(sign: string): string {
  return `&#${sign.charCodeAt(0)};`;
}

/** A value that is, or begins, the address of a URL field; throws `UnsafeUrl`. */
export function address(text: string): string {
  const bare = trim(text);
  if (bare === NO_JUMP) return bare;
  if (!SCHEME.test(bare) && OTHER_SCHEME.test(bare)) throw new UnsafeUrl();
  return bare.replace(UNSAFE_IN_URL, percent);
}

/** A value inside an address: it cannot leave its place there. */
export function addressPart(text: string): string {
  return text.replace(NOT_PLAIN, percent);
}

function percent(sign: string): string {
  return Array.from(
    new TextEncoder().encode(sign),
    (byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`,
  ).join("");
}

/** An address inside markup. Without http(s) it may be an image key, but nothing an entity makes a scheme of. */
function linked(text: string): string {
  const bare = trim(text);
  if (SCHEME.test(bare)) return address(bare).replace(BREAKS_LINK, percent).replace(/&#/g, "%26#");
  if (OTHER_SCHEME.test(bare)) throw new UnsafeUrl();
  return addressPart(bare);
}

/** A value at a place of a markup text; throws `UnsafeUrl`. */
export function inMarkup(text: string, place: Place): string {
  switch (place) {
    case "text":
      return entities(text);
    case "attribute":
      return text.replace(ATTRIBUTE_SIGNS, entity);
    case "url":
      return linked(text);
    case "part":
      return addressPart(text);
    case "code":
      return text.replace(/`/g, "'").replace(/\n/g, " ") || " ";
    case "```":
      return text.replace(/`/g, "'");
    case "~~~":
      return text.replace(/~/g, "-");
  }
}
