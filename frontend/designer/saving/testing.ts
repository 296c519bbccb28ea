/** A device and a desk for tests of saving: storage that fails, fills and dies when it is told to. */
import { apply } from "../../document/apply.ts";
import { type CommandResult, isRefusal } from "../../document/commands/result.ts";
import { setField } from "../../document/commands/set-field.ts";
import { open, type State, toDocument } from "../../document/state.ts";
import type { Transaction } from "../../document/transaction.ts";
import type { Base, JournalOptions, JournalStore, Locks } from "./journal.ts";
import type { Desk } from "./saving.ts";

export const DOCUMENT = JSON.stringify({
  card: { schema: "2.0", body: { elements: [{ tag: "markdown", content: "" }] } },
  editor: { nodes: [{ id: "id-a" }] },
});

/** How a write ends: as it should, with an error, or never. */
export type Mood = "well" | "fails" | "hangs";

/** One browser's storage; pages come and go. Writes happen in order, each whole or not at all, as in IndexedDB. */
export class Device implements JournalStore, Locks {
  mood: Mood = "well";
  readonly entries = new Map<string, { base: Base | undefined; steps: string[] }>();
  readonly alive = new Set<string>();
  /** Bytes of steps; what would be more is refused. */
  quota = Number.POSITIVE_INFINITY;
  private readonly hanging: (() => void)[] = [];

  keep(key: string, steps: readonly string[], base: Base | undefined): Promise<void> {
    return this.write(() => {
      const known = this.entries.get(key);
      const all = [...(known?.steps ?? []), ...steps];
      if (all.join("").length > this.quota) throw new Error("QuotaExceededError");
      this.entries.set(key, { base: base ?? known?.base, steps: all });
    });
  }

  trim(base: Base, later: number): Promise<void> {
    return this.write(() => {
      this.entries.set(base.key, { base, steps: (this.entries.get(base.key)?.steps ?? []).slice(-later) });
    });
  }

  drop(key: string): Promise<void> {
    return this.write(() => void this.entries.delete(key));
  }

  async bases(of: string): Promise<readonly Base[]> {
    if (this.mood === "fails") throw new Error("closed");
    return [...this.entries.values()].flatMap(({ base }) => (base?.of === of ? [base] : []));
  }

  async steps(key: string): Promise<readonly string[]> {
    return this.entries.get(key)?.steps ?? [];
  }

  hold(name: string): void {
    this.alive.add(name);
  }

  async held(): Promise<ReadonlySet<string>> {
    return new Set(this.alive);
  }

  /** Every page is gone. */
  kill(): void {
    this.alive.clear();
  }

  /** The first writes that hung go on. */
  wake(count = this.hanging.length): void {
    for (const run of this.hanging.splice(0, count)) run();
  }

  private write(work: () => void): Promise<void> {
    const { mood } = this;
    if (mood === "fails") return Promise.reject(new Error("UnknownError"));
    if (mood === "hangs") {
      return new Promise((done) =>
        this.hanging.push(() => {
          work();
          done();
        }),
      );
    }
    return new Promise((done) => {
      work();
      done();
    });
  }
}

/** Turns of the event loop enough for everything that was answered. */
export function settle(): Promise<void> {
  return new Promise((done) => setImmediate(done));
}

/** Timers that run by hand. */
export class Timers {
  private readonly runs = new Map<number, () => void>();
  private last = 0;

  readonly setTimer = (run: () => void): unknown => {
    this.last += 1;
    this.runs.set(this.last, run);
    return this.last;
  };
  readonly clearTimer = (timer: unknown): void => void this.runs.delete(timer as number);

  pass(): Promise<void> {
    const due = [...this.runs.values()];
    this.runs.clear();
    for (const run of due) run();
    return settle();
  }
}

let ids = 0;
export const newId = (): string => `id-${++ids}`;

export function journalOptions(device: Device, timers: Timers, changed = () => {}): JournalOptions {
  const base = { revision: 1, document: DOCUMENT };
  return { store: device, locks: device, of: "alice.card", base, changed, now: () => ++ids, newId, ...timers };
}

/** The studio as far as saving knows it. */
export class FakeDesk implements Desk {
  state: State = open(JSON.parse(DOCUMENT));
  readonly said: string[] = [];
  private readonly listeners: ((transactions: readonly Transaction[]) => void)[] = [];

  onCommit(listener: (transactions: readonly Transaction[]) => void): void {
    this.listeners.push(listener);
  }

  apply(outcome: CommandResult): boolean {
    if (isRefusal(outcome)) return false;
    this.state = apply(this.state, outcome);
    for (const listener of this.listeners) listener([outcome]);
    return true;
  }

  say = (sentence: string): void => void this.said.push(sentence);
  notify(): void {}

  type(content: string): void {
    this.apply(setField(this.state, ["id-a"], ["content"], content));
  }

  get text(): string {
    return textOf(toDocument(this.state));
  }
}

/** What stands in the one element of a document. */
export function textOf(document: unknown): string {
  return (document as { card: { body: { elements: { content: string }[] } } }).card.body.elements[0]?.content ?? "";
}
