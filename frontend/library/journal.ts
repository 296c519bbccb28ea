/**
 * A copy on this device of what has not been acknowledged yet (design §4 Save). One entry per page that is open; a page
 * holds a Web Lock of the entry's name while it lives, so that another one can tell what was left behind.
 */

export interface Entry {
  readonly text: string;
  /** The revision the changes were made from. */
  readonly revision: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export interface Orphan extends Entry {
  readonly key: string;
}

const PREFIX = "cardstudio.draft.";

export class Journal {
  private readonly prefix: string;
  private readonly key: string;

  constructor(user: string, template: string) {
    this.prefix = `${PREFIX}${user}.${template}.`;
    this.key = `${this.prefix}${crypto.randomUUID()}`;
    // Held until the page goes; the promise never ends on purpose.
    void navigator.locks?.request(this.key, () => new Promise(() => {}));
  }

  /** Keep this; false when the browser keeps nothing (full, or private browsing). */
  keep(text: string, revision: number): boolean {
    try {
      localStorage.setItem(this.key, JSON.stringify({ text, revision, at: Date.now() } satisfies Entry));
      return true;
    } catch {
      return false;
    }
  }

  /** Everything is acknowledged. */
  drop(key = this.key): void {
    try {
      localStorage.removeItem(key);
    } catch {
      // Nothing was kept.
    }
  }

  /** What pages that are gone left behind, latest first. */
  async orphans(): Promise<Orphan[]> {
    const held = await heldLocks();
    const keys = storedKeys().filter((key) => key.startsWith(this.prefix) && !held.has(key));
    const found = keys.map(read).filter((entry): entry is Orphan => entry !== undefined);
    return found.sort((a, b) => b.at - a.at);
  }
}

async function heldLocks(): Promise<Set<string>> {
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  return new Set(held.map(({ name }) => name ?? ""));
}

function storedKeys(): string[] {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
}

function read(key: string): Orphan | undefined {
  try {
    const entry = JSON.parse(localStorage.getItem(key) ?? "") as Entry;
    return typeof entry.text === "string" ? { ...entry, key } : undefined;
  } catch {
    return undefined;
  }
}
