/** Filling in which what came from a blank is marked (`marks.ts`), for drawing. */
import { marked, PLACE_KEY } from "./marks.ts";
import type { Problems } from "./problems.ts";
import { isMarkup, TEXTS } from "./slots.ts";
import type { JsonObject } from "./values.ts";
import { Filler, type Known, type Placing, type Spot } from "./walk.ts";

export interface MarkingOptions {
  /** The names whose places are marked; each by its number in this list. */
  readonly marked?: readonly string[];
  readonly problems?: Problems;
  readonly known?: WeakMap<object, Known>;
}

export class Marking extends Filler {
  private readonly numbers: ReadonlyMap<string, number>;
  /** How deep in what is not drawn as words. */
  private depth = 0;
  /** What the element that is being filled holds. */
  private held: string | undefined;

  constructor(card: JsonObject, { marked = [], problems, known }: MarkingOptions) {
    super(card, problems, known);
    this.numbers = new Map(marked.map((name, number) => [name, number]));
  }

  protected override placed(made: string, where: Placing): string {
    const number = this.numbers.get(where.blank);
    if (number === undefined || this.depth > 0) return made;
    if (where.slot === "url") this.hold(where.blank);
    // An element that holds the whole value is its place.
    if (where.text === undefined && this.held === where.blank) return made;
    return isPlace(made, where) ? marked(made, number) : made;
  }

  /** What is no more than a name beside something drawn has no places. */
  protected override member(holder: JsonObject, key: string, held: unknown, spot: Spot): unknown {
    if (!UNDRAWN.has(key)) return super.member(holder, key, held, spot);
    this.depth += 1;
    const filled = super.member(holder, key, held, spot);
    this.depth -= 1;
    return filled;
  }

  protected override wholly(blank: string): void {
    this.hold(blank);
  }

  /** Elements know the first blank that something in them is of besides words. */
  protected override object(value: JsonObject, spot: Spot): JsonObject {
    if (typeof value.tag !== "string" || TEXTS.has(value.tag)) return super.object(value, spot);
    const around = this.held;
    this.held = undefined;
    const filled = super.object(value, spot);
    const { held } = this;
    this.held = around;
    return held === undefined ? filled : { ...filled, [PLACE_KEY]: held };
  }

  private hold(blank: string): void {
    if (this.numbers.has(blank)) this.held ??= blank;
  }
}

/** Members whose texts become attributes, tips, labels of fields or tags: they are drawn as they are. */
const UNDRAWN: ReadonlySet<string> = new Set(
  "alt placeholder label confirm hover_tips disabled_tips options text_tag_list i18n_text_tag_list".split(" "),
);
/** An unclosed tag whose words are a name. */
const NAMES = /<(?:at|person)\b[^<]*$/i;

/** What a value must not hold to be marked where it is markup: anything that may be more than words. */
const MARKUP = /[*_~`<>[\]:!#|\\&\r\n+-]|^\s*\d+[.)]/;

/** Whether marks around a value leave the text around it as it is read without them. */
function isPlace(made: string, { slot, place, markup, text, index = 0 }: Placing): boolean {
  if (slot === "words") return true;
  if (!isMarkup(slot) || place !== "text" || (markup && MARKUP.test(made))) return false;
  if (typeof text?.pieces[index - 1] === "string" && NAMES.test(String(text.pieces[index - 1]))) return false;
  const [before, after] = [text?.pieces[index - 1], text?.pieces[index + 1]];
  const isEmojiKey =
    typeof before === "string" && before.endsWith(":") && typeof after === "string" && after.startsWith(":");
  const isListNumber = typeof after === "string" && /^[.)]/.test(after) && /^\d{1,9}$/.test(made);
  return !isEmojiKey && !isListNumber;
}
