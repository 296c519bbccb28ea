/** What a page writes down on the device about its sends, and takes up again after a reload. */

import type { Storage } from "../web/storage.ts";
import type { Kept } from "./machine.ts";
import type { Call, Target, Wishes } from "./types.ts";

export interface Written {
  kept: Kept;
  wishes: Wishes;
  /** The card and the targets the page had: for others, what is over says nothing. */
  about: string;
}

const NAME = "run";
/** Not over: they are taken up whatever the page shows now. */
const OPEN: readonly Kept["phase"][] = ["waiting", "between"];
const NOTHING: Kept = { phase: "ready", run: null, call: null, outcome: null };

export class Memory {
  private about = "";
  /** What stood there when this page last looked or wrote, as JSON. */
  private known = "null";

  constructor(
    private readonly storage: Storage,
    cardHash: string,
    target: Target,
  ) {
    this.isAbout(cardHash, target);
  }

  /** The card and the targets of the page, where they are learnt late. */
  isAbout(cardHash: string, target: Target): void {
    this.about = JSON.stringify([cardHash, target]);
  }

  write(kept: Kept, wishes: Wishes): void {
    const written: Written = { kept, wishes, about: this.about };
    this.storage.set(NAME, written);
    this.known = JSON.stringify(written);
  }

  read(): Written | null {
    const written = this.storage.get<Written>(NAME);
    this.known = JSON.stringify(written);
    if (written === null) return null;
    return OPEN.includes(written.kept.phase) || written.about === this.about ? current(written) : null;
  }

  /**
   * What another tab of this page has done since this one last looked, and is to be taken up instead of `call`; null where
   * the call may go out. A picker's person chooses anew, whatever other tabs did.
   */
  elsewhere(call: Call | null): Written | null {
    if (call?.target.to === "picker" || JSON.stringify(this.storage.get(NAME)) === this.known) return null;
    // The run that a further call belongs to may be over there, and forgotten.
    const goesOn = call !== null && call.batch > 0;
    return this.read() ?? (goesOn ? { kept: NOTHING, wishes: { values: {}, without: [] }, about: this.about } : null);
  }

  forget(): void {
    this.storage.remove(NAME);
    this.known = "null";
  }
}

/** What an earlier version of the page wrote down is taken up as well: it knew less of a run. */
function current(written: Written): Written {
  const { run } = written.kept;
  return {
    ...written,
    kept: { ...written.kept, run: run && { ...run, unsure: run.unsure ?? [], again: run.again ?? false } },
  };
}
