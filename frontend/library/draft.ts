/**
 * The draft of one template as text: what is typed, what is saved, what is kept on this device, and what to do when somebody
 * else saved. It knows the API and the journal, but nothing of how the page looks.
 */

import { formatExact, parseExact } from "../document/exact.ts";
import { type PutResult, SaveQueue } from "../document/save-queue.ts";
import { t } from "../i18n/library.ts";
import type { ChipState } from "./chip.ts";
import { choose } from "./choose.ts";
import { documentText, type Parts, partsOf } from "./document-text.ts";
import { call, isRecord, Problem } from "./http.ts";
import type { Journal } from "./journal.ts";

/** What somebody else saved. */
interface Current {
  readonly revision: number;
  readonly source: string;
  readonly parts: Parts;
  readonly author: string;
  readonly at: string;
}

export interface DraftOptions {
  readonly id: string;
  readonly revision: number;
  /** The card's JSON as the server has it. */
  readonly source: string;
  readonly parts: Parts;
  readonly journal: Journal;
  readonly status: (state: ChipState, detail?: string) => void;
  /** The draft is another text now: show it. */
  readonly replaced: (source: string, said: string) => void;
}

export class Draft {
  private readonly queue: SaveQueue<Current>;
  private readonly options: DraftOptions;
  private parts: Parts;
  private text: string;
  private kept = true;
  /** Why the text can't be saved as it is. */
  private held: "broken" | "wrapped" | undefined;
  private asking = false;
  private waiting: (() => void)[] = [];

  constructor(options: DraftOptions) {
    this.options = options;
    this.parts = options.parts;
    this.text = options.source;
    this.queue = new SaveQueue<Current>({
      revision: options.revision,
      put: (text, revision, saveId) => this.put(text, revision, saveId),
      newId: () => crypto.randomUUID(),
      changed: () => this.moved(),
      online: () => navigator.onLine,
    });
    window.addEventListener("online", () => this.queue.flush());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") this.queue.flush();
    });
  }

  get revision(): number {
    return this.queue.revision;
  }

  /** Whether something is nowhere but on this page or device. */
  get pending(): boolean {
    return this.queue.pending || this.held !== undefined;
  }

  /** Whether leaving the page would lose something. */
  get wouldLose(): boolean {
    return this.pending && !this.kept;
  }

  /** The whole document with `card` in it, for the checks. */
  document(card: string): string {
    return documentText(this.parts, card);
  }

  /** The person changed the text; `held` says why it can't be saved. */
  change(text: string, held?: "broken" | "wrapped"): void {
    this.text = text;
    this.held = held;
    this.kept = this.options.journal.keep(text, this.queue.revision);
    if (held === undefined) this.queue.change(text);
    else this.queue.hold();
    this.report();
  }

  /** Save what is pending and wait for it. Throws an Error with the reason when it can't be saved. */
  async settle(): Promise<void> {
    this.queue.flush();
    while (this.pending) {
      const stuck =
        this.held ?? (["conflict", "refused", "offline"] as const).find((state) => state === this.queue.state);
      if (stuck !== undefined) throw new Error(t(`save-${stuck}`));
      await new Promise<void>((done) => this.waiting.push(done));
    }
  }

  /** A version was made the draft: the server has it already. */
  adopt(document: unknown, revision: number, said: string): void {
    this.parts = partsOf(document);
    this.text = formatExact((document as { card: unknown }).card);
    this.held = undefined;
    this.queue.resolve(revision);
    this.options.journal.drop();
    this.options.replaced(this.text, said);
  }

  /** Offer what an earlier page left behind. */
  async recover(): Promise<void> {
    for (const orphan of await this.options.journal.orphans()) {
      if (orphan.text === this.text) {
        this.options.journal.drop(orphan.key);
        continue;
      }
      const answer = await choose({
        title: t("recovered-title"),
        text: t("recovered-text", { time: timeOf(orphan.at) }),
        mine: { label: t("recovered-local"), text: orphan.text, choose: t("recovered-use") },
        theirs: { label: t("recovered-server"), text: this.text, choose: t("recovered-drop") },
        later: t("conflict-later"),
      });
      if (answer === "later") return;
      this.options.journal.drop(orphan.key);
      if (answer === "mine") return this.options.replaced(orphan.text, "");
    }
  }

  private async put(text: string, revision: number, saveId: string): Promise<PutResult<Current>> {
    try {
      const body = `{"document":${this.document(text)}}`;
      const headers = { "If-Match": `"${revision}"`, "Save-Id": saveId };
      const answer = await call("PUT", `templates/${this.options.id}/draft/`, { body, headers });
      return { kind: "saved", revision: answer.revision ?? revision + 1 };
    } catch (error) {
      if (!(error instanceof Problem) || error.status >= 500 || error.status === 429) throw error;
      if (error.status === 412) return { kind: "conflict", current: currentOf(error.text) };
      return { kind: "refused", message: error.message };
    }
  }

  private moved(): void {
    if (this.queue.state === "clean" && this.held === undefined) {
      this.options.journal.drop();
      this.kept = true;
    }
    this.report();
    for (const done of this.waiting.splice(0)) done();
    if (this.queue.state === "conflict") void this.ask();
  }

  private report(): void {
    const { state, message } = this.queue;
    if (!this.kept && this.pending) this.options.status("unkept");
    else this.options.status(this.held ?? state, state === "refused" ? message : "");
  }

  /** Somebody else saved: show both, and overwrite nothing before the person has chosen. */
  async ask(): Promise<void> {
    const { current } = this.queue;
    if (this.asking || current === undefined) return;
    this.asking = true;
    const answer = await choose({
      title: t("conflict-title", { name: current.author }),
      text: t("conflict-text", { time: timeOf(current.at) }),
      mine: { label: t("conflict-mine"), text: this.text, choose: t("conflict-keep-mine") },
      theirs: {
        label: t("conflict-theirs", { name: current.author }),
        text: current.source,
        choose: t("conflict-keep-theirs"),
      },
      later: t("conflict-later"),
    });
    this.asking = false;
    if (answer === "later") return;
    this.parts = current.parts;
    if (answer === "mine") {
      this.queue.resolve(current.revision, this.held === undefined ? this.text : undefined);
      this.options.replaced(this.text, t("conflict-kept-mine"));
    } else {
      this.text = current.source;
      this.held = undefined;
      this.queue.resolve(current.revision);
      this.options.replaced(current.source, t("conflict-took-theirs"));
    }
  }
}

function currentOf(answer: string): Current {
  const { current } = parseExact(answer) as { current: Record<string, unknown> };
  const document = isRecord(current.document) ? current.document : {};
  const author = isRecord(current.author) ? current.author : {};
  return {
    revision: Number(current.revision),
    source: formatExact(document.card),
    parts: partsOf(document),
    author: String(author.name ?? ""),
    at: String(current.at),
  };
}

function timeOf(at: string | number): string {
  return new Date(at).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
}
