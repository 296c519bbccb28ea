/**
 * A session that ends while somebody types: the page stays, a window signs in again, and saving goes on. DOM-free: what it
 * does to the page is handed in (`signin-again.ts`).
 */
import { t } from "../../i18n/saving.ts";

/** What a fresh copy of the page knows of whoever is signed in now. */
export interface Fresh {
  readonly user: string;
  readonly token: string;
}

export interface SessionOptions {
  readonly user: string;
  readonly userName: string;
  readonly say: (sentence: string, kind: "done" | "info") => void;
  /** Offers to sign in; resolves when that was taken or put off. */
  readonly offer: () => Promise<void>;
  /** Undefined where nobody is signed in, or nothing answers. */
  readonly look: () => Promise<Fresh | undefined>;
  /** Further calls bear this token. */
  readonly take: (token: string) => void;
}

export class Session {
  isOver = false;
  private readonly back = new Set<() => void>();
  private isAsking = false;

  constructor(private readonly options: SessionOptions) {}

  /** Calls `listener` when somebody is signed in again. */
  onBack(listener: () => void): void {
    this.back.add(listener);
  }

  /** The server said that nobody is signed in. */
  end(): void {
    if (this.isOver) return;
    this.isOver = true;
    void this.ask();
  }

  /** Offers to sign in again. */
  async ask(): Promise<void> {
    if (this.isAsking) return;
    this.isAsking = true;
    try {
      await this.options.offer();
    } finally {
      this.isAsking = false;
    }
  }

  /** Takes the new session's token over, if it is still this person's. Called whenever somebody may have signed in. */
  async resume(): Promise<void> {
    if (!this.isOver) return;
    const fresh = await this.options.look().catch(() => undefined);
    // Two windows may have said so at once.
    if (fresh === undefined || !this.isOver) return;
    if (fresh.user !== this.options.user) {
      this.options.say(t("signed-in-other", { name: this.options.userName }), "info");
      return;
    }
    this.options.take(fresh.token);
    this.isOver = false;
    for (const listener of this.back) listener();
    this.options.say(t("signed-in-again"), "done");
  }
}
