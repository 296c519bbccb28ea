/** The open dialog of a release: what is known, what was chosen, and what is under way. DOM-free. */
import { t } from "../i18n/release.ts";
import { call, Problem } from "../web/api.ts";
import type { Shapes } from "../web/api-types.ts";
import { saveFailureMessage } from "../web/messages.ts";
import type { ReleasableDraft } from "./draft.ts";

export type Release = Shapes["Release"];
export type Break = Shapes["Break"];
export type Trial = Shapes["Trial"];

/** What is to be released, of which template. */
export interface Wanted {
  readonly template: string;
  /** A version; undefined: the draft, which is kept as one first. */
  readonly version?: number;
  readonly draft: ReleasableDraft;
  /** Where the template's links are. */
  readonly links: string;
}

/** What it would break, and the recorded calls that was tried with; `unpin` are pinned tokens that are to get it, too. */
export async function trialOf({ template, version }: Wanted, unpin: Iterable<string> = []): Promise<Trial> {
  const ids = [...unpin].join(",");
  const query = ids === "" ? "" : (`?unpin=${ids}` as const);
  const { data } =
    version === undefined
      ? await call("GET", `templates/${template}/draft/breaks/${query}`)
      : await call("GET", `templates/${template}/versions/${version}/breaks/${query}`);
  return data;
}

/** The open dialog: what is known, what was chosen, and what is under way. */
export class Asking {
  /** Tokens that stay on what is released now. */
  readonly pins = new Set<string>();
  /** Tokens that kept a version until now, and get this one. */
  readonly unpins = new Set<string>();
  note = "";
  isBusy = false;
  /** What was done to the draft meanwhile. */
  said = "";
  problem = "";
  private close: (number: number) => void = () => {};
  private redraw: () => void = () => {};

  constructor(
    readonly wanted: Wanted,
    readonly release: Release,
    public trial: Trial,
  ) {}

  get breaks(): readonly Break[] {
    return this.trial.breaks;
  }

  get isRollback(): boolean {
    const { version } = this.wanted;
    return version !== undefined && this.release.version !== null && version < this.release.version;
  }

  get title(): string {
    const { version } = this.wanted;
    if (version === undefined) return t("release-title");
    return t(this.isRollback ? "roll-back-title" : "release-version-title", { number: version });
  }

  /** How the dialog is closed with the number of the release, and drawn again. */
  opened(close: (number: number) => void, redraw: () => void): void {
    this.close = close;
    this.redraw = redraw;
  }

  /** Whether what this would break is mended by the programs that were pinned. */
  isMended({ broken }: Break): boolean {
    return broken.every(({ kind, id }) => kind === "token" && this.pins.has(id));
  }

  get isStopped(): boolean {
    return this.isBusy || !this.breaks.every((one) => this.isMended(one));
  }

  write(note: string): void {
    this.note = note;
    this.redraw();
  }

  pin(token: string): void {
    if (!this.pins.delete(token)) this.pins.add(token);
    this.redraw();
  }

  /** Takes a pin off, or leaves it after all; what the program asks for is tried, too. */
  async unpin(token: string): Promise<void> {
    if (!this.unpins.delete(token)) this.unpins.add(token);
    this.pins.delete(token);
    await this.attempt(() => this.tryAgain());
  }

  private async tryAgain(): Promise<void> {
    this.trial = await trialOf(this.wanted, this.unpins);
  }

  /** The value a blank would get as its default: only the draft's can still be set. */
  valueFor(name: string): unknown {
    return this.wanted.version === undefined ? this.wanted.draft.valueFor(name) : undefined;
  }

  /** Gives the draft's blank its default and looks again. */
  async giveDefault(name: string): Promise<void> {
    await this.attempt(async () => {
      const { draft } = this.wanted;
      await draft.giveDefault(name);
      await this.tryAgain();
      this.said = t(draft.saidOfDefault, { name });
    });
  }

  async go(): Promise<void> {
    if (this.isStopped) return;
    await this.attempt(async () => this.close(await this.move()));
  }

  /** Keeps the draft as a version, where it is the draft, and makes that the release; gives its number. */
  private async move(): Promise<number> {
    const { template } = this.wanted;
    const { note } = this;
    const version = this.wanted.version ?? (await this.kept());
    const body = { version, note, pin: [...this.pins], unpin: [...this.unpins] };
    await call("PUT", `templates/${template}/release/`, { body });
    return version;
  }

  /** The number of the version that says what the draft says. */
  private async kept(): Promise<number> {
    const { template, draft } = this.wanted;
    const body = { note: this.note, revision: await draft.settle() };
    return (await call("POST", `templates/${template}/versions/`, { body })).data.number;
  }

  private async attempt(act: () => Promise<void>): Promise<void> {
    this.isBusy = true;
    this.problem = "";
    this.redraw();
    try {
      await act();
    } catch (error) {
      // A program or a link was there first: it is shown as if it had been there from the start.
      if (error instanceof Problem && error.code === "would_break") {
        this.trial = error.body as Shapes["WouldBreak"];
      } else this.problem = saveFailureMessage(error);
    }
    this.isBusy = false;
    this.redraw();
  }
}
