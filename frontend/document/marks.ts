/**
 * Marks in texts around what came from a blank, for drawing: the markdown scanner sees through them, and what draws a text
 * makes a place of what stands between them. They are noncharacters of Unicode, which no text holds; a card that is sent
 * never does (`Drawing` alone makes them).
 */
const OPEN = "\ufdd0";
const CLOSE = "\ufdd1";
/** The digits of a blank's number. */
const ZERO = 0xfdd2;
const BASE = 30;
const ANY = /[\ufdd0-\ufdef]+/g;
const PLACE = /\ufdd0([\ufdd2-\ufdef]+)([^\ufdd0\ufdd1]*)\ufdd1/g;

/** `text` with marks around the words of each line: a place does not reach over the end of one. */
export function marked(text: string, number: number): string {
  const digits = number
    .toString(BASE)
    .replace(/./g, (digit) => String.fromCharCode(ZERO + Number.parseInt(digit, BASE)));
  return withoutMarks(text).replace(/\S(?:.*\S)?/g, (words) => OPEN + digits + words + CLOSE);
}

export function withoutMarks(text: string): string {
  return text.replace(ANY, "");
}

/** The pieces of a text: what stands in a place, with the number of its blank, and what stands between. */
export function placesIn(text: string): readonly { readonly text: string; readonly blank?: number }[] {
  const pieces: { text: string; blank?: number }[] = [];
  let end = 0;
  const add = (plain: string) => plain !== "" && pieces.push({ text: withoutMarks(plain) });
  for (const { 0: whole, 1: digits = "", 2: held = "", index } of text.matchAll(PLACE)) {
    add(text.slice(end, index));
    const number = digits.replace(/./g, (digit) => (digit.charCodeAt(0) - ZERO).toString(BASE));
    pieces.push({ text: held, blank: Number.parseInt(number, BASE) });
    end = index + whole.length;
  }
  add(text.slice(end));
  return pieces;
}
