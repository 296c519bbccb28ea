/**
 * Keeps the document: on this device at once, on the server by autosave (contracts §save). Knows the studio, the queue, the
 * journal and where saves go; how it looks is the chip's business, and what happens to the page is told from outside
 * (`start.ts`). DOM-free.
 */
import { stringify } from "lossless-json";
import { takeOver } from "../../document/commands/replace.ts";
import { type PutResult, SaveQueue, type SaveState } from "../../document/save-queue.ts";
import { toDocument } from "../../document/state.ts";
import type { JsonObject } from "../../document/values.ts";
import type { Message } from "../../i18n/message.ts";
import { t } from "../../i18n/saving.ts";
import type { Studio } from "../core/studio.ts";
import { type Current, SignedOut } from "./draft-api.ts";
import type { Journal, Orphan } from "./journal.ts";
import type { Session } from "./session.ts";

/** Where saves go: the server, or this device in `/try/`. */
export interface Store {
  readonly put: (text: string, revision: number, saveId: string) => Promise<PutResult<Current>>;
}

/** What the person is told; beyond the queue's own states a device that keeps nothing, and a session that has ended. */
export type Safety = SaveState | "unkept" | "signed-out";

export type Answer = "mine" | "theirs" | "later";

/** Which of two states of the card to go on with: a person says. */
export interface Asks {
  readonly conflict: (current: Current, mine: JsonObject) => Promise<Answer>;
  readonly recovery: (orphan: Orphan, saved: JsonObject) => Promise<Answer>;
}

/** What saving needs of the studio. */
export type Desk = Pick<Studio, "state" | "apply" | "say" | "notify" | "onCommit">;

export interface SavingOptions {
  readonly studio: Desk;
  readonly store: Store;
  readonly journal: Journal;
  readonly session: Session;
  readonly revision: number;
  readonly asks: Asks;
  readonly newId: () => string;
  readonly online: () => boolean;
}

export class Saving {
  private readonly queue: SaveQueue<Current>;
  private readonly options: SavingOptions;
  /** How many steps of the journal each text holds that may be under way. */
  private readonly counts = new Map<string, number>();
  private isAdopting = false;
  private isAsking = false;
  private waiting: (() => void)[] = [];

  constructor(options: SavingOptions) {
    this.options = options;
    const { studio, journal, session } = options;
    this.queue = new SaveQueue<Current>({
      revision: options.revision,
      put: (text, revision, saveId) => this.put(text, revision, saveId),
      newId: options.newId,
      changed: () => this.moved(),
      online: options.online,
    });
    studio.onCommit((transactions) => {
      if (this.isAdopting) return;
      journal.keep(transactions);
      this.changed();
    });
    session.onBack(() => this.queue.flush());
  }

  get safety(): Safety {
    if (this.pending && !this.options.journal.kept) return "unkept";
    if (this.options.session.isOver && this.pending) return "signed-out";
    return this.queue.state;
  }

  /** Why the last save was refused. */
  get message(): string {
    return this.queue.state === "refused" ? this.queue.message : "";
  }

  get revision(): number {
    return this.queue.revision;
  }

  /** Whether something is nowhere but on this page or device. */
  get pending(): boolean {
    return this.queue.pending || this.queue.state === "refused";
  }

  /** Saves now what is pending, without a pause. */
  flush(): void {
    this.queue.flush();
  }

  /** Saves what is pending and waits for it. Throws an Error with the reason when that can't be done now. */
  async settle(): Promise<void> {
    this.queue.flush();
    while (this.pending) {
      const { safety } = this;
      if (safety === "offline" || safety === "conflict" || safety === "refused" || safety === "signed-out") {
        throw new Error(t(`wait-${safety}`, { reason: this.message }));
      }
      await new Promise<void>((done) => this.waiting.push(done));
    }
  }

  /** Saves now what a person asks for by the chip: retry, decide, sign in. */
  attend(): void {
    if (this.queue.state === "conflict") void this.ask();
    else if (this.options.session.isOver) void this.options.session.ask();
    else this.queue.flush();
  }

  /** The server's draft became another one by a call of its own (a version restored): it is shown as one step. */
  adopt(document: JsonObject, revision: number, label: Message): void {
    this.queue.resolve(revision);
    this.take(document, label, "local");
    this.options.journal.acknowledged(this.options.journal.count, revision, this.text());
  }

  /** Somebody else saved while nothing was pending here: their changes appear, and no step of ours is lost. */
  follow(document: JsonObject, revision: number): void {
    if (this.pending) return;
    this.queue.resolve(revision);
    this.take(document, { key: "did-remote", params: {} }, "remote");
    this.options.journal.acknowledged(this.options.journal.count, revision, this.text());
  }

  /** Offers what earlier pages left behind. */
  async recover(): Promise<void> {
    const { journal, studio } = this.options;
    for (const orphan of await journal.orphans()) {
      if (stringify(orphan.document) === this.text()) {
        journal.drop(orphan.key);
        continue;
      }
      const answer = await this.options.asks.recovery(orphan, studio.state.document);
      if (answer === "later") return;
      if (answer === "mine") {
        studio.apply(takeOver(studio.state, orphan.document, { key: "did-recover", params: {} }, "local"));
        studio.say(t("recovered"), "done");
      }
      // Only when what was used is kept anew; else it is offered once more.
      await journal.settled;
      if (answer === "mine" && !journal.kept) return;
      journal.drop(orphan.key);
      if (answer === "mine") return;
    }
  }

  private take(document: JsonObject, label: Message, origin: "local" | "remote"): void {
    const { studio } = this.options;
    this.isAdopting = true;
    try {
      studio.apply(takeOver(studio.state, document, label, origin));
    } finally {
      this.isAdopting = false;
    }
  }

  private text(): string {
    return stringify(toDocument(this.options.studio.state)) ?? "";
  }

  private changed(): void {
    const text = this.text();
    this.counts.set(text, this.options.journal.count);
    this.queue.change(text);
    // A queue that is busy says nothing of a change; the chip may have to.
    this.options.studio.notify("save");
  }

  private async put(text: string, revision: number, saveId: string): Promise<PutResult<Current>> {
    const { store, journal, session } = this.options;
    try {
      const result = await store.put(text, revision, saveId);
      session.isOver = false;
      if (result.kind === "saved") {
        const count = this.counts.get(text) ?? 0;
        for (const [held, at] of this.counts) if (at <= count) this.counts.delete(held);
        journal.acknowledged(count, result.revision, text);
      }
      return result;
    } catch (error) {
      if (error instanceof SignedOut) session.end();
      throw error;
    }
  }

  private moved(): void {
    this.options.studio.notify("save");
    for (const done of this.waiting.splice(0)) done();
    if (this.queue.state === "conflict") void this.ask();
  }

  /** Somebody else saved: show both, and overwrite nothing before the person has chosen. */
  private async ask(): Promise<void> {
    const { current } = this.queue;
    if (this.isAsking || current === undefined) return;
    this.isAsking = true;
    const answer = await this.options.asks.conflict(current, this.options.studio.state.document);
    this.isAsking = false;
    if (answer === "later") return;
    const { studio, journal } = this.options;
    if (answer === "mine") {
      const text = this.text();
      this.counts.set(text, journal.count);
      this.queue.resolve(current.revision, text);
      studio.say(t("conflict-kept-mine"), "done");
    } else {
      this.queue.resolve(current.revision);
      // A step like any other, so that undo brings back what was typed here.
      this.take(current.document, { key: "did-remote", params: {} }, "local");
      journal.acknowledged(journal.count, current.revision, this.text());
      studio.say(t("conflict-took-theirs"), "done");
    }
  }
}
