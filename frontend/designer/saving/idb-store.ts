/** The journal's entries in IndexedDB, and pages that live as Web Locks. */
import type { Base, JournalStore, Locks } from "./journal.ts";

const DATABASE = "cardstudio";
const BASES = "bases";
const STEPS = "steps";
/** Some browsers never answer when a database is opened; the page must not wait for them. */
const OPEN_MS = 3_000;

interface Step {
  readonly key: string;
  readonly text: string;
}

/** Undefined where the browser keeps nothing. */
export async function idbStore(): Promise<JournalStore | undefined> {
  const database = await opened();
  return database && new IdbStore(database);
}

export const webLocks: Locks = {
  // Held until the page goes; the promise never ends on purpose.
  hold: (name) => void navigator.locks?.request(name, () => new Promise(() => {})),
  held: async () => new Set(((await navigator.locks?.query())?.held ?? []).map(({ name }) => name ?? "")),
};

class IdbStore implements JournalStore {
  constructor(private readonly database: IDBDatabase) {}

  keep(key: string, steps: readonly string[], base: Base | undefined): Promise<void> {
    return this.write((bases, entries) => {
      if (base) bases.put(base);
      for (const text of steps) entries.add({ key, text } satisfies Step);
      // Without it the browser asks the page once more before it commits, and a page that died meanwhile can't answer.
      entries.transaction.commit();
    });
  }

  trim(base: Base, later: number): Promise<void> {
    return this.write((bases, entries) => {
      bases.put(base);
      forget(entries, base.key, later);
    });
  }

  drop(key: string): Promise<void> {
    return this.write((bases, entries) => {
      bases.delete(key);
      forget(entries, key, 0);
    });
  }

  async bases(of: string): Promise<readonly Base[]> {
    return answer<Base[]>(this.database.transaction(BASES).objectStore(BASES).index("of").getAll(of));
  }

  async steps(key: string): Promise<readonly string[]> {
    const found = await answer<Step[]>(this.database.transaction(STEPS).objectStore(STEPS).index("key").getAll(key));
    return found.map(({ text }) => text);
  }

  /** Rejects also where the database was closed. */
  private write(work: (bases: IDBObjectStore, steps: IDBObjectStore) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const transaction = this.database.transaction([BASES, STEPS], "readwrite", { durability: "relaxed" });
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
      work(transaction.objectStore(BASES), transaction.objectStore(STEPS));
    });
  }
}

/** Deletes the steps of an entry but its last `later`. */
function forget(entries: IDBObjectStore, key: string, later: number): void {
  const keys = entries.index("key").getAllKeys(key);
  keys.onsuccess = () => {
    for (const old of keys.result.slice(0, Math.max(0, keys.result.length - later))) entries.delete(old);
  };
}

function opened(): Promise<IDBDatabase | undefined> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(undefined), OPEN_MS);
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
