/** Filling in which what came from a blank is marked (`marks.ts`), for drawing. */
import { marked } from "./marks.ts";
import type { Problems } from "./problems.ts";
import { isMarkup } from "./slots.ts";
import type { JsonObject } from "./values.ts";
import { Filler, type Known, type Placing } from "./walk.ts";

export interface MarkingOptions {
  /** The names whose places are marked; each by its number in this list. */
  readonly marked?: readonly string[];
  readonly problems?: Problems;
  readonly known?: WeakMap<object, Known>;
}

export class Marking extends Filler {
  private readonly numbers: ReadonlyMap<string, number>;

  constructor(card: JsonObject, { marked = [], problems, known }: MarkingOptions) {
    super(card, problems, known);
    this.numbers = new Map(marked.map((name, number) => [name, number]));
  }

  protected override placed(made: string, where: Placing): string {
    const number = this.numbers.get(where.blank);
    return number === undefined || !isPlace(made, where) ? made : marked(made, number);
  }
}

/** What a value must not hold to be marked where it is markup: anything that may be more than words. */
const MARKUP = /[*_~`<>[\]:!#|\\&\r\n+-]|^\s*\d+[.)]/;

/** Whether marks around a value leave the text around it as it is read without them. */
function isPlace(made: string, { slot, place, markup, text, index = 0 }: Placing): boolean {
  if (slot === "words") return true;
  if (!isMarkup(slot) || place !== "text" || (markup && MARKUP.test(made))) return false;
  const [before, after] = [text?.pieces[index - 1], text?.pieces[index + 1]];
  const isEmojiKey =
    typeof before === "string" && before.endsWith(":") && typeof after === "string" && after.startsWith(":");
  const isListNumber = typeof after === "string" && /^[.)]/.test(after) && /^\d{1,9}$/.test(made);
  return !isEmojiKey && !isListNumber;
}
