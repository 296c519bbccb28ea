/**
 * Every transaction on this device until the server has it (contracts §save): what a killed tab leaves behind can be made
 * again from the document it started from. One entry per open page; a page holds a lock of its entry's name while it lives,
 * so that another one can tell what was left behind. DOM-free: where it is kept is handed in (`idb-store.ts`).
 */
import { parse, stringify } from "lossless-json";
import { apply } from "../../document/apply.ts";
import { decode, encode } from "../../document/encoding.ts";
import { open, toDocument } from "../../document/state.ts";
import type { Transaction } from "../../document/transaction.ts";
import type { JsonObject } from "../../document/values.ts";

/** What the steps of a page start from. */
export interface Base {
  readonly key: string;
  /** The user and the template the page belongs to. */
  readonly of: string;
  readonly revision: number;
  readonly document: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What a page that is gone left behind. */
export interface Orphan {
  readonly key: string;
  readonly revision: number;
  readonly at: number;
  readonly document: JsonObject;
}

/** Entries on this device. Each write is one transaction, begun when the call returns; it rejects when nothing was written. */
export interface JournalStore {
  /** Adds steps to an entry, which begins with `base`. Committed at once: a page that dies right after leaves them behind. */
  keep(key: string, steps: readonly string[], base: Base | undefined): Promise<void>;
  /** The entry starts from `base` now, and only its last `later` steps came after that. */
  trim(base: Base, later: number): Promise<void>;
  drop(key: string): Promise<void>;
  bases(of: string): Promise<readonly Base[]>;
  /** In the order they were made. */
  steps(key: string): Promise<readonly string[]>;
}

/** Names a page holds while it lives. */
export interface Locks {
  hold(name: string): void;
  held(): Promise<ReadonlySet<string>>;
}

export interface JournalOptions {
  /** Undefined where the browser keeps nothing. */
  readonly store: JournalStore | undefined;
  readonly locks: Locks;
  /** Names the user and the template. */
  readonly of: string;
  /** What the server has. */
  readonly base: Pick<Base, "revision" | "document">;
  /** Called when `kept` has changed. */
  readonly changed: () => void;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly newId: () => string;
  readonly setTimer: (run: () => void, ms: number) => unknown;
  readonly clearTimer: (timer: unknown) => void;
}

/** A write that takes longer counts as lost: a store that hangs must not be trusted with anything. */
export const PATIENCE_MS = 10_000;

export class Journal {
  /** Whether this device keeps what it is given. */
  kept: boolean;
  /** Steps made since the page was opened. */
  count = 0;
  private key = "";
  private base: Pick<Base, "revision" | "document">;
  private isBegun = false;
  /** The steps the server has not acknowledged: an entry that lost one is begun anew with all of them. */
  private steps: readonly string[] = [];
  /** Entries of this page that lost something; they go when a whole one is kept. */
  private readonly broken = new Set<string>();
  private writing: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: JournalOptions) {
    this.base = options.base;
    this.kept = options.store !== undefined;
    this.rename();
  }

  /** Keeps what was just done. The write is under way when this returns. */
  keep(transactions: readonly Transaction[]): void {
    this.count += transactions.length;
    const made = transactions.map((transaction) => stringify(encode(transaction)) ?? "");
    this.steps = [...this.steps, ...made];
    const { key, isBegun } = this;
    this.isBegun = true;
    this.write((store) => store.keep(key, isBegun ? made : this.steps, isBegun ? undefined : this.entry(key)));
  }

  /** The server has the first `count` steps: they made `document`. */
  acknowledged(count: number, revision: number, document: string): void {
    this.base = { revision, document };
    // What came after them starts from what the server has now.
    const later = this.count - count;
    this.steps = later > 0 ? this.steps.slice(-later) : [];
    if (later <= 0) this.drop();
    else if (this.isBegun) this.write((store) => store.trim(this.entry(this.key), later));
  }

  /** Forgets an entry: everything in it is acknowledged, or was turned down. */
  drop(key = this.key): void {
    if (key === this.key) this.isBegun = false;
    this.write((store) => store.drop(key));
  }

  /** What pages that are gone left behind of this card, latest first. Nothing where the store doesn't answer. */
  async orphans(): Promise<readonly Orphan[]> {
    const { store, locks, of } = this.options;
    if (store === undefined) return [];
    try {
      const alive = await locks.held();
      const left = (await store.bases(of)).filter(
        ({ key }) => key !== this.key && !this.broken.has(key) && !alive.has(key),
      );
      const latest = left.sort((one, other) => other.at - one.at);
      return (await Promise.all(latest.map((base) => orphanOf(store, base)))).filter((one) => one !== undefined);
    } catch {
      return [];
    }
  }

  /** Resolves when everything handed over is written, or lost. */
  get settled(): Promise<unknown> {
    return this.writing;
  }

  private entry(key: string): Base {
    return { ...this.base, key, of: this.options.of, at: this.options.now() };
  }

  private rename(): void {
    this.key = `${this.options.of}.${this.options.newId()}`;
    this.options.locks.hold(this.key);
  }

  private write(work: (store: JournalStore) => Promise<void>): void {
    const { store } = this.options;
    if (store === undefined) return;
    const { key } = this;
    this.writing = this.patiently(() => work(store)).then(
      () => this.written(key),
      () => this.lost(key),
    );
  }

  /** Begins the work at once; rejects when it fails or does not end. */
  private patiently(work: () => Promise<void>): Promise<void> {
    const { setTimer, clearTimer } = this.options;
    return new Promise<void>((resolve, reject) => {
      const timer = setTimer(() => reject(new Error("no answer")), PATIENCE_MS);
      work()
        .finally(() => clearTimer(timer))
        .then(resolve, reject);
    });
  }

  private written(key: string): void {
    // A write of something else (another page's entry dropped) says nothing of steps that are still to be kept anew.
    if (key !== this.key || (!this.isBegun && this.steps.length > 0)) return;
    for (const old of this.broken) {
      this.broken.delete(old);
      // One that stays is at worst offered once too often.
      this.options.store?.drop(old).catch(() => undefined);
    }
    this.tell(true);
  }

  /** What follows a gap can't be made again, so nothing is added to an entry that has one. */
  private lost(key: string): void {
    if (key !== this.key) return;
    this.broken.add(key);
    this.rename();
    this.isBegun = false;
    this.tell(false);
  }

  private tell(kept: boolean): void {
    if (kept === this.kept) return;
    this.kept = kept;
    this.options.changed();
  }
}

async function orphanOf(store: JournalStore, base: Base): Promise<Orphan | undefined> {
  const steps = await store.steps(base.key);
  try {
    return { key: base.key, revision: base.revision, at: base.at, document: remade(base.document, steps) };
  } catch {
    return undefined;
  }
}

/** The document after the steps; one that does not fit ends them: what was done before it is kept. */
function remade(document: string, steps: readonly string[]): JsonObject {
  let state = open(parse(document) as JsonObject);
  for (const text of steps) {
    try {
      state = apply(state, decode(parse(text) as JsonObject));
    } catch {
      break;
    }
  }
  return toDocument(state);
}
