/**
 * Every transaction on this device until the server has it (design §4 Save): what a killed tab leaves behind can be made
 * again from the document it started from. One entry per open page; a page holds a Web Lock of its entry's name while it
 * lives, so that another one can tell what was left behind.
 */
import { parse, stringify } from "lossless-json";
import { apply } from "../../document/apply.ts";
import { open, toDocument } from "../../document/state.ts";
import type { Transaction } from "../../document/transaction.ts";
import type { JsonObject } from "../../document/values.ts";
import { decode, encode } from "../../document/wire.ts";

const DATABASE = "cardstudio";
const BASES = "bases";
const STEPS = "steps";

/** What the steps of a page start from. */
interface Base {
  readonly key: string;
  /** The user and the template the page belongs to. */
  readonly of: string;
  readonly revision: number;
  readonly document: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

interface Step {
  readonly key: string;
  readonly text: string;
}

/** What a page that is gone left behind. */
export interface Orphan {
  readonly key: string;
  readonly revision: number;
  readonly at: number;
  readonly document: JsonObject;
}

export class Journal {
  /** Whether this device keeps what it is given. */
  kept = true;
  private readonly key: string;
  private base: Omit<Base, "key" | "of" | "at">;
  private isBaseKept = false;
  /** Steps kept since the page was opened. */
  count = 0;
  private writing: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly database: IDBDatabase | undefined,
    private readonly of: string,
    base: { readonly revision: number; readonly document: string },
    private readonly changed: () => void,
  ) {
    this.key = `${of}.${crypto.randomUUID()}`;
    this.base = base;
    this.kept = database !== undefined;
    // Held until the page goes; the promise never ends on purpose.
    void navigator.locks?.request(this.key, () => new Promise(() => {}));
  }

  /** `of` names the user and the template; `base` is what the server has; `changed` is called when `kept` has changed. */
  static async open(
    of: string,
    base: { readonly revision: number; readonly document: string },
    changed: () => void,
  ): Promise<Journal> {
    return new Journal(await database(), of, base, changed);
  }

  /** Keeps what was just done. The write is under way when this returns. */
  keep(transactions: readonly Transaction[]): void {
    this.count += transactions.length;
    const steps = transactions.map((transaction) => stringify(encode(transaction)) ?? "");
    this.write((bases, entries) => {
      if (!this.isBaseKept) bases.put({ ...this.base, key: this.key, of: this.of, at: Date.now() } satisfies Base);
      this.isBaseKept = true;
      for (const text of steps) entries.add({ key: this.key, text } satisfies Step);
      // Without it the browser asks the page once more before it commits, and a page that died meanwhile can't answer.
      entries.transaction.commit();
    });
  }

  /** The server has the first `count` steps: they made `document`. */
  acknowledged(count: number, revision: number, document: string): void {
    this.base = { revision, document };
    if (count === this.count) {
      this.drop();
      return;
    }
    // What came after them starts from what the server has now.
    const later = this.count - count;
    this.write((bases, entries) => {
      bases.put({ ...this.base, key: this.key, of: this.of, at: Date.now() } satisfies Base);
      const keys = entries.index("key").getAllKeys(this.key);
      keys.onsuccess = () => {
        for (const old of keys.result.slice(0, Math.max(0, keys.result.length - later))) entries.delete(old);
      };
    });
  }

  /** Forgets an entry: everything in it is acknowledged, or was turned down. */
  drop(key = this.key): void {
    if (key === this.key) this.isBaseKept = false;
    this.write((bases, entries) => {
      bases.delete(key);
      const keys = entries.index("key").getAllKeys(key);
      keys.onsuccess = () => {
        for (const old of keys.result) entries.delete(old);
      };
    });
  }

  /** What pages that are gone left behind of this card, latest first. */
  async orphans(): Promise<readonly Orphan[]> {
    const { database: held } = this;
    if (held === undefined) return [];
    const locked = new Set(((await navigator.locks?.query())?.held ?? []).map(({ name }) => name ?? ""));
    const transaction = held.transaction([BASES, STEPS]);
    const bases = await answer<Base[]>(transaction.objectStore(BASES).index("of").getAll(this.of));
    const left = bases.filter(({ key }) => key !== this.key && !locked.has(key)).sort((a, b) => b.at - a.at);
    const found = await Promise.all(left.map((base) => orphanOf(held, base)));
    return found.filter((orphan) => orphan !== undefined);
  }

  /** Resolves when everything handed over is written. */
  get settled(): Promise<unknown> {
    return this.writing;
  }

  private write(work: (bases: IDBObjectStore, steps: IDBObjectStore) => void): void {
    if (this.database === undefined) return;
    try {
      const transaction = this.database.transaction([BASES, STEPS], "readwrite", { durability: "relaxed" });
      work(transaction.objectStore(BASES), transaction.objectStore(STEPS));
      this.writing = ended(transaction).then(
        () => this.note(true),
        () => this.note(false),
      );
    } catch {
      this.note(false);
    }
  }

  private note(kept: boolean): void {
    if (kept === this.kept) return;
    this.kept = kept;
    // What could not be kept begins again with the whole document.
    if (!kept) this.isBaseKept = false;
    this.changed();
  }
}

async function orphanOf(held: IDBDatabase, base: Base): Promise<Orphan | undefined> {
  const steps = await answer<Step[]>(held.transaction(STEPS).objectStore(STEPS).index("key").getAll(base.key));
  try {
    return { key: base.key, revision: base.revision, at: base.at, document: remade(base.document, steps) };
  } catch {
    return undefined;
  }
}

/** The document after the steps; one that does not fit ends them: what was done before it is kept. */
export function remade(document: string, steps: readonly { readonly text: string }[]): JsonObject {
  let state = open(parse(document) as JsonObject);
  for (const { text } of steps) {
    try {
      state = apply(state, decode(parse(text) as JsonObject));
    } catch {
      break;
    }
  }
  return toDocument(state);
}

/** Undefined where the browser keeps nothing. */
function database(): Promise<IDBDatabase | undefined> {
  return new Promise((resolve) => {
    try {
      const opening = indexedDB.open(DATABASE, 1);
      opening.onupgradeneeded = () => {
        opening.result.createObjectStore(BASES, { keyPath: "key" }).createIndex("of", "of");
        opening.result.createObjectStore(STEPS, { autoIncrement: true }).createIndex("key", "key");
      };
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => resolve(undefined);
    } catch {
      resolve(undefined);
    }
  });
}

function answer<Value>(request: IDBRequest): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result as Value);
    request.onerror = () => reject(request.error);
  });
}

function ended(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}
