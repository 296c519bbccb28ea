/**
 * What the save chip says while time passes. DOM-free.
 *
 * "Saved" stays while a key is pressed and a quick save runs, so nothing blinks. A save that takes longer is said to run, and one
 * that has had no answer for some seconds is said to be safe on this device: the server may be silent for long.
 */
import type { Safety } from "./saving.ts";

/** What the chip shows: how safe the work is, or `slow`, a save without an answer so far. */
export type Shown = Safety | "slow";

export interface Timers {
  readonly set: (run: () => void, ms: number) => unknown;
  readonly clear: (timer: unknown) => void;
}

/** A save that is over sooner is not worth a word. */
export const RUNNING_MS = 1_000;
/** A server that is silent for so long may be so for long. */
export const SLOW_MS = 3_000;

const REAL: Timers = {
  set: (run, ms) => setTimeout(run, ms),
  clear: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
};

export class SaveTimers {
  shown: Shown = "clean";
  private waiting: unknown[] = [];

  constructor(
    private readonly changed: () => void,
    private readonly timers: Timers = REAL,
  ) {}

  /** The work is as safe as this now. */
  heard(safety: Safety): void {
    // A key pressed while a save runs takes nothing back of what was said about it.
    if (safety === "saving" && this.waiting.length > 0) return;
    for (const timer of this.waiting.splice(0)) this.timers.clear(timer);
    if (safety === "dirty") return;
    if (safety !== "saving") {
      this.show(safety);
      return;
    }
    this.waiting = [
      this.timers.set(() => this.show("saving"), RUNNING_MS),
      this.timers.set(() => this.show("slow"), SLOW_MS),
    ];
  }

  private show(shown: Shown): void {
    this.shown = shown;
    this.changed();
  }
}
