/** The save chip after the title: how safe the work is, in words. */
import { html, render } from "lit";
import { Check, CircleAlert, CloudOff, LoaderCircle, WifiOff } from "lucide";
import type { SaveState } from "../document/save-queue.ts";
import { t, type Word } from "../i18n/library.ts";
import { icon } from "../ui/icon.ts";

/** What the queue says, and what it can't know: text that is no card, or a device that keeps nothing. */
export type ChipState = SaveState | "broken" | "wrapped" | "unkept";

type Look = readonly [word: Word, css: string, shapes: Parameters<typeof icon>[0]];

const LOOKS: Readonly<Record<ChipState, Look>> = {
  clean: ["save-clean", "", Check],
  dirty: ["save-clean", "", Check],
  saving: ["save-saving", "", LoaderCircle],
  offline: ["save-offline", "save-off", WifiOff],
  failed: ["save-failed", "save-bad", CloudOff],
  refused: ["save-refused", "save-bad", CircleAlert],
  conflict: ["save-conflict", "save-bad", CircleAlert],
  broken: ["save-broken", "save-bad", CircleAlert],
  wrapped: ["save-wrapped", "save-off", CircleAlert],
  unkept: ["save-unkept", "save-bad", CircleAlert],
};
/** A save that is over sooner is not worth a word. */
const PATIENCE_MS = 1_000;

export class SaveChip {
  private shown: ChipState | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly place: HTMLElement) {}

  /** `detail` is why, where the state has a reason of its own. */
  show(state: ChipState, detail = ""): void {
    clearTimeout(this.timer);
    // "Saved" stays while a key is pressed and a quick save runs: nothing blinks.
    if (state === "dirty" && this.shown !== undefined) return;
    if (state === "saving") {
      this.timer = setTimeout(() => this.draw(state, detail), PATIENCE_MS);
      return;
    }
    this.draw(state, detail);
  }

  private draw(state: ChipState, detail: string): void {
    this.shown = state;
    const [word, css, shapes] = LOOKS[state];
    this.place.className = `save ${css}`;
    this.place.title = detail;
    render(
      html`${icon(shapes, { class: state === "saving" ? "i-sm spin" : "i-sm" })}<span>${t(word)}</span>`,
      this.place,
    );
  }
}
