/** What a page writes down on the device about its sends, and takes up again after a reload. */

import type { Storage } from "../web/storage.ts";
import type { Kept } from "./machine.ts";
import type { Target, Wishes } from "./types.ts";

export interface Written {
  kept: Kept;
  wishes: Wishes;
  /** The card and the targets the page had: for others, what is over says nothing. */
  about: string;
}

const NAME = "run";
/** Not over: they are taken up whatever the page shows now. */
const OPEN: readonly Kept["phase"][] = ["waiting", "between"];

export class Memory {
  private readonly about: string;

  constructor(
    private readonly storage: Storage,
    cardHash: string,
    target: Target,
  ) {
    this.about = JSON.stringify([cardHash, target]);
  }

  write(kept: Kept, wishes: Wishes): void {
    this.storage.set(NAME, { kept, wishes, about: this.about });
  }

  read(): Written | null {
    const written = this.storage.get<Written>(NAME);
    if (written === null) return null;
    return OPEN.includes(written.kept.phase) || written.about === this.about ? current(written) : null;
  }

  forget(): void {
    this.storage.remove(NAME);
  }
}

/** What an earlier version of the page wrote down is taken up as well: it knew of no chats that nobody knows of. */
function current(written: Written): Written {
  const { run } = written.kept;
  return { ...written, kept: { ...written.kept, run: run && { ...run, unsure: run.unsure ?? [] } } };
}
