/**
 * Marks in texts around what came from a blank, for drawing: what draws a text makes a place of what stands between them. They are
 * noncharacters of Unicode, which no text holds; a card that is sent never does (`Marking` alone makes them).
 *
 * Markdown is read by the signs beside its own, so marks stand behind the first sign of a value and before the last one: a
 * text with marks is read like the one without.
 */
/** On an element of a drawn card: the blank that something in it is of besides words. Cards that are sent have no `$` keys. */
export const PLACE_KEY = "$place";
/** The sign before it is the first of the place. */
const OPEN = "\ufdd0";
/** The place ends here. */
const CLOSE = "\ufdd1";
/** The sign behind it is the last of the place. */
const CLOSE_BEFORE_LAST = "\ufdd2";
/** The digits of a blank's number. */
const ZERO = 0xfdd3;
const BASE = 29;
const ANY = /[\ufdd0-\ufdef]+/g;
const PLACE = /([\s\S])\ufdd0([\ufdd3-\ufdef]+)([^\ufdd0-\ufdef]*)(?:\ufdd1|\ufdd2([\s\S]))/gu;
/** One sign as it is written, which may be an entity. */
const FIRST = /^(?:&#?\w+;|[\s\S])/u;
const LAST = /(?:&#?\w+;|[\s\S])$/u;

/** `text` with marks around the words of each line: a place does not reach over the end of one. */
export function marked(text: string, number: number): string {
  const digits = number
    .toString(BASE)
    .replace(/./g, (digit) => String.fromCharCode(ZERO + Number.parseInt(digit, BASE)));
  return withoutMarks(text).replace(/\S(?:.*\S)?/g, (words) => {
    const [first = ""] = FIRST.exec(words) ?? [];
    const rest = words.slice(first.length);
    const [last = ""] = LAST.exec(rest) ?? [];
    const inside = rest.slice(0, rest.length - last.length);
    return first + OPEN + digits + (last === "" ? CLOSE : inside + CLOSE_BEFORE_LAST + last);
  });
}

export function withoutMarks(text: string): string {
  return text.replace(ANY, "");
}

/** The pieces of a text: what stands in a place, with the number of its blank, and what stands between. */
export function placesIn(text: string): readonly { readonly text: string; readonly blank?: number }[] {
  const pieces: { text: string; blank?: number }[] = [];
  let end = 0;
  const add = (plain: string) => plain !== "" && pieces.push({ text: withoutMarks(plain) });
  for (const { 0: whole, 1: first, 2: digits = "", 3: inside, 4: last = "", index } of text.matchAll(PLACE)) {
    add(text.slice(end, index));
    const number = digits.replace(/./g, (digit) => (digit.charCodeAt(0) - ZERO).toString(BASE));
    pieces.push({ text: `${first}${inside}${last}`, blank: Number.parseInt(number, BASE) });
    end = index + whole.length;
  }
  add(text.slice(end));
  return pieces;
}
