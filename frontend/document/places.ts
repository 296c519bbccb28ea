/**
 * Where in a markup text a placeholder stands; the twin of `cardstudio/cards/fill/places.py`. Judged from the author's text
 * alone; what cannot be judged with certainty counts as running text, where everything is escaped.
 */
import type { Place } from "./escape.ts";
import type { Placeholder } from "./expressions.ts";

/** Stands for a placeholder while the text around it is judged. */
const HOLE = "\0";
const FENCE = /^(?:(`{3,})[^`]*|(~{3,}).*)$/;
const TAG = /<\/?[A-Za-z][^<>]*>/g;
const URL_ATTRIBUTE =
  /[^A-Za-z_](?:href|url|pc_url|ios_url|android_url|link|fallback_url)=("[^"]*"|'[^']*'|[^ \t\r\n"'<>]*)/g;
const TARGET = /\]\(([^() \t\r\n]*)/g;

interface Stretch {
  readonly text: string;
  /** Undefined: running text. */
  readonly place?: Place;
}

/** The place of each placeholder of a text, in order. `fences`, `spans`: what code the dialect knows. */
export function placesOf(pieces: readonly (string | Placeholder)[], fences: boolean, spans: boolean): Place[] {
  const source = pieces.map((piece) => (typeof piece === "string" ? piece.replace(/\0/g, " ") : HOLE)).join("");
  const stretches = fences ? stretchesOf(source, spans) : [{ text: source }];
  return stretches.flatMap(({ text, place }: Stretch) => inText(text).map((found) => place ?? found));
}

function stretchesOf(source: string, spans: boolean): readonly Stretch[] {
  const splitter = new Splitter(spans);
  for (const line of source.split("\n")) splitter.line(line);
  return splitter.end();
}

/** The text in stretches of code and of running text; the latter may go over several lines, as tags do. */
class Splitter {
  readonly stretches: Stretch[] = [];
  private running: string[] = [];
  private fence = "";
  private certain = true;

  constructor(private readonly spans: boolean) {}

  line(line: string): void {
    const inside = this.fence !== "";
    if (!inside && this.certain) this.fence = openedBy(line);
    if (this.fence !== "") {
      this.code("", line, this.fence.startsWith("`") ? "```" : "~~~");
      if (inside && mayClose(line, this.fence)) this.close(line);
      return;
    }
    this.certain = this.certain && isCertain(line);
    this.running.push(this.certain && this.spans ? this.withoutSpans(line) : line);
  }

  end(): readonly Stretch[] {
    return [...this.stretches, { text: this.running.join("\n") }];
  }

  private close(line: string): void {
    this.fence = "";
    this.certain = !line.includes(HOLE) && !line.startsWith(" ");
  }

  /** Ends the running text with `before`, and adds a stretch of code. */
  private code(before: string, text: string, place: Place): void {
    this.stretches.push({ text: [...this.running, before].join("\n") }, { text, place });
    this.running = [];
  }

  /** Adds the pairs of backticks of a line as code; what follows the last of them is left. */
  private withoutSpans(line: string): string {
    let rest = line;
    for (let start = rest.indexOf("`"); start >= 0; start = rest.indexOf("`")) {
      const end = rest.indexOf("`", start + 1) + 1;
      if (end === 0) break;
      this.code(rest.slice(0, start), rest.slice(start, end), "code");
      rest = rest.slice(end);
    }
    return rest;
  }
}

/** The fence that opens a block of code with this line, or "". */
function openedBy(line: string): string {
  const found = FENCE.exec(line);
  return found?.[1] ?? found?.[2] ?? "";
}

/** Whether a line ends a fenced block, or could once its values are there. */
function mayClose(line: string, fence: string): boolean {
  const bare = line.replace(/[\0 \t]/g, "");
  return bare.length >= fence.length && bare === fence.charAt(0).repeat(bare.length);
}

/** Whether pairs of backticks in this line are code for sure, and nothing in it reaches into the next line. */
function isCertain(line: string): boolean {
  const bare = line.replace(/<[^<>`]*>/g, "");
  if (bare.includes("<") || bare.includes("~~~")) return false;
  const ticks = bare.split("`").length - 1;
  return ticks === 0 || (ticks % 2 === 0 && !bare.includes("``") && !/[|\\]/.test(bare));
}

function inText(text: string): Place[] {
  const found = new Map<number, Place>();
  mark(found, text, 0, text.length, "text");
  if (found.size === 0) return [];
  for (const tag of text.matchAll(TAG)) {
    const start = tag.index ?? 0;
    mark(found, text, start, start + tag[0].length, "attribute");
    for (const attribute of tag[0].matchAll(URL_ATTRIBUTE)) {
      const value = attribute[1] ?? "";
      const end = start + (attribute.index ?? 0) + attribute[0].length;
      markAddress(found, text, end - value.length, end);
    }
  }
  for (const target of text.matchAll(TARGET)) {
    const end = (target.index ?? 0) + target[0].length;
    markAddress(found, text, end - (target[1] ?? "").length, end);
  }
  return Array.from(found.values());
}

function markAddress(found: Map<number, Place>, text: string, start: number, end: number): void {
  mark(found, text, start, end, "part");
  const first = /["'<]/.test(text.charAt(start)) ? start + 1 : start;
  if (first < end && text.startsWith(HOLE, first)) found.set(first, "url");
}

function mark(found: Map<number, Place>, text: string, start: number, end: number, place: Place): void {
  for (let at = text.indexOf(HOLE, start); at >= 0 && at < end; at = text.indexOf(HOLE, at + 1)) found.set(at, place);
}
