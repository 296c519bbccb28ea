/** A textarea with JSON: going to a place in it, and changing it so that the browser's own undo still works. */
import { offsetOf, type Range, rangeOf } from "../document/range.ts";

/** Where the card stands in its envelope, for those in which it is JSON and not text. */
const INSIDE: Readonly<Record<string, readonly string[]>> = {
  card: ["", "/card"],
  document: ["/card"],
  webhook: ["/card"],
  card_content: ["/card", "/cardContent/card"],
  cardkit: ["/dsl", "/user_dsl"],
  callback: ["/card/data", "/data"],
};

export class SourceArea {
  constructor(readonly area: HTMLTextAreaElement) {}

  get text(): string {
    return this.area.value;
  }

  /** Select what `pointer` (into the card) names; false when it can't be found in this text. */
  selectPointer(pointer: string, envelope = "card"): boolean {
    for (const prefix of INSIDE[envelope] ?? []) {
      const holder = prefix === "" ? { start: 0 } : rangeOf(this.text, prefix);
      const range = rangeOf(this.text, `${prefix}${pointer}`);
      if (range === undefined || holder === undefined) continue;
      this.select(range);
      return true;
    }
    return false;
  }

  /** Put the caret where reading stopped. */
  selectPlace(line: number, column: number): void {
    const at = offsetOf(this.text, line, column);
    this.select({ start: at, end: Math.min(at + 1, this.text.length) });
  }

  /** Show another text that nobody typed: no event, and the browser's undo starts anew. */
  set(text: string): void {
    this.area.value = text;
    this.area.setSelectionRange(0, 0);
    this.area.scrollTop = 0;
  }

  /** Replace everything as one step of the browser's undo; fires `input` as typing does. */
  replace(text: string): void {
    if (text === this.text) return;
    this.area.focus({ preventScroll: true });
    this.area.select();
    // Deprecated, but the only way to change a field without emptying its undo history.
    if (!document.execCommand("insertText", false, text)) {
      this.area.value = text;
      this.area.dispatchEvent(new InputEvent("input"));
    }
    this.area.setSelectionRange(0, 0);
    this.area.scrollTop = 0;
  }

  private select({ start, end }: Range): void {
    this.area.focus({ preventScroll: true });
    this.area.setSelectionRange(start, end);
    const line = this.text.slice(0, start).split("\n").length - 1;
    const height = Number.parseFloat(getComputedStyle(this.area).lineHeight);
    this.area.scrollTop = Math.max(0, line * height - this.area.clientHeight / 3);
    this.area.scrollLeft = 0;
  }
}
