/**
 * Saves one text again and again without losing or overwriting anything (contracts §save). DOM-free.
 *
 * At most one save is under way. A save that got no answer is sent again, word for word and with the same Save-Id, before
 * anything newer: the server may have taken it. A refused or contradicted save stops the queue until the person decides.
 */

/** What the person is told; `clean` = everything typed has been acknowledged. */
export type SaveState = "clean" | "dirty" | "saving" | "offline" | "failed" | "refused" | "conflict";

export type PutResult<Current> =
  | { readonly kind: "saved"; readonly revision: number }
  | { readonly kind: "conflict"; readonly current: Current }
  | { readonly kind: "refused"; readonly message: string };

export interface SaveQueueOptions<Current> {
  readonly revision: number;
  /** Sends one save. Rejects when no answer came or the server failed; the queue then tries again. */
  readonly put: (text: string, revision: number, saveId: string) => Promise<PutResult<Current>>;
  readonly newId: () => string;
  readonly changed: (queue: SaveQueue<Current>) => void;
  readonly online?: () => boolean;
  readonly setTimer?: (run: () => void, ms: number) => unknown;
  readonly clearTimer?: (timer: unknown) => void;
}

/** Waits this long after the last keystroke. */
export const QUIET_MS = 700;
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 30_000;

interface Save {
  readonly text: string;
  readonly id: string;
}

export class SaveQueue<Current> {
  state: SaveState = "clean";
  revision: number;
  /** Why the last save was refused. */
  message = "";
  /** What somebody else saved meanwhile; set in state `conflict`. */
  current: Current | undefined;

  private wanted: string | undefined;
  private sending: Save | undefined;
  private running = false;
  private retries = 0;
  private timer: unknown;
  private readonly options: Required<SaveQueueOptions<Current>>;

  constructor(options: SaveQueueOptions<Current>) {
    this.revision = options.revision;
    this.options = {
      online: () => true,
      setTimer: (run, ms) => setTimeout(run, ms),
      clearTimer: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
      ...options,
    };
  }

  /** Whether something typed has not been acknowledged. */
  get pending(): boolean {
    return this.wanted !== undefined || this.sending !== undefined;
  }

  /** The text is this now; it is saved after a pause. */
  change(text: string): void {
    this.wanted = text;
    if (this.state === "conflict") return;
    if (this.state === "clean" || this.state === "refused") this.enter("dirty");
    if (!this.running && this.retries === 0) this.schedule(QUIET_MS);
  }

  /** What is typed now can't be saved (broken JSON): nothing newer is sent until it can. */
  hold(): void {
    this.wanted = undefined;
    if (!this.running && this.sending === undefined) this.options.clearTimer(this.timer);
  }

  /** Save now, without the pause; also called when the network is back. */
  flush(): void {
    if (this.running || this.state === "conflict" || !this.pending) return;
    this.options.clearTimer(this.timer);
    void this.send();
  }

  /** After a conflict: the draft is at `revision` now, and `text` (mine) or nothing (theirs) goes on top of it. */
  resolve(revision: number, text?: string): void {
    this.revision = revision;
    this.current = undefined;
    this.sending = undefined;
    this.wanted = text;
    this.retries = 0;
    this.enter(text === undefined ? "clean" : "dirty");
    if (text !== undefined) this.flush();
  }

  private schedule(ms: number): void {
    this.options.clearTimer(this.timer);
    this.timer = this.options.setTimer(() => this.flush(), ms);
  }

  private async send(): Promise<void> {
    // An unanswered save goes first, unchanged.
    const save = this.sending ?? { text: this.wanted ?? "", id: this.options.newId() };
    if (this.sending === undefined) this.wanted = undefined;
    this.sending = save;
    this.running = true;
    this.enter("saving");
    try {
      this.take(await this.options.put(save.text, this.revision, save.id));
    } catch {
      this.running = false;
      this.retries += 1;
      this.enter(this.options.online() ? "failed" : "offline");
      this.schedule(Math.min(FIRST_RETRY_MS * 2 ** (this.retries - 1), LAST_RETRY_MS));
    }
  }

  private take(result: PutResult<Current>): void {
    this.running = false;
    this.retries = 0;
    const text = this.sending?.text;
    this.sending = undefined;
    if (result.kind === "saved") {
      this.revision = result.revision;
      this.enter(this.wanted === undefined ? "clean" : "dirty");
      if (this.wanted !== undefined) this.schedule(QUIET_MS);
      return;
    }
    this.wanted ??= text;
    if (result.kind === "conflict") {
      this.current = result.current;
      this.enter("conflict");
      return;
    }
    this.wanted = undefined;
    this.message = result.message;
    this.enter("refused");
  }

  private enter(state: SaveState): void {
    this.state = state;
    this.options.changed(this);
  }
}
