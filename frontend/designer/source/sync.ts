/**
 * Ties the text to the card: each changes the other as little as can be, and what is selected in one is marked in the other.
 *
 * The text is in step, or has a fault (the canvas keeps the last card that could be read), or stands apart: then the card
 * was changed elsewhere meanwhile, and a person says which of the two is meant.
 */
import { formatExact, parseExact } from "../../document/exact-json.ts";
import type { Id } from "../../document/ids.ts";
import type { Transaction } from "../../document/transaction.ts";
import type { JsonObject } from "../../document/values.ts";
import { t } from "../../i18n/source.ts";
import { redoStep, undoStep } from "../commands/undo.ts";
import type { Change, Studio } from "../core/studio.ts";
import { newBurst } from "../inspector/typing.ts";
import type { Hooks, SourceEditor } from "./editor.ts";
import { isEnvelope, replacing, unwrap } from "./envelopes.ts";
import { type Fault, faultIn } from "./faults.ts";
import { isFault, type Node, parsed, spotAt } from "./parsed.ts";
import { changesTo } from "./patch-text.ts";
import { inCard, SCOPES, type Scope, type ScopeName } from "./scope.ts";
import { cardKeysAt, idAt, selectAt, selectedRanges } from "./source-selection.ts";
import { squiggles } from "./squiggles.ts";

export type Status = { readonly kind: "synced" } | ({ readonly kind: "broken" } & Fault) | { readonly kind: "apart" };

const QUIET_MS = 200;
/** A pause in the typing that ends a step of the history. */
const PAUSE_MS = 4_000;

export class SourceSync {
  readonly hooks: Hooks = {
    edited: () => this.edited(),
    moved: (offset) => this.moved(offset),
    left: () => this.left(),
    pasted: (text) => this.pasted(text),
    undo: () => this.back(),
    redo: () => {
      this.take();
      redoStep(this.studio);
      return true;
    },
  };
  /** Asked before a text is pasted; true: it is dealt with. */
  onPaste: (text: string) => boolean = () => false;
  private scope: Scope = SCOPES.card;
  private editor: SourceEditor | undefined;
  /** The tree of the text while it is in step. */
  private tree: Node | undefined;
  private status: Status = { kind: "synced" };
  private isDirty = false;
  private isOwn = false;
  private burst = "";
  private lastTyped = 0;
  private whole: string | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private frame = 0;
  private stop: (() => void) | undefined;

  constructor(
    private readonly studio: Studio,
    private readonly show: (status: Status) => void,
  ) {}

  /** What is shown as text, as a formatter writes it. */
  get written(): string {
    return formatExact(this.scope.shown(this.studio.state));
  }

  /** Shows the card, or the whole document; false while the text has a fault. */
  setScope(name: ScopeName): boolean {
    this.take();
    if (this.isDirty) return false;
    this.scope = SCOPES[name];
    this.takeCard();
    return true;
  }

  /** Keys from what is shown, as keys of the card; undefined for what lies beside it. */
  inCard<Key>(keys: readonly Key[], keyOf: (key: Key) => unknown): readonly Key[] | undefined {
    return inCard(keys, this.scope, keyOf);
  }

  connect(editor: SourceEditor): void {
    this.editor = editor;
    this.read();
    this.stop = this.studio.listen((change) => this.heard(change));
    this.mark(true);
    this.diagnose();
  }

  /** Takes in what was typed last and lets go. */
  disconnect(): void {
    this.take();
    this.stop?.();
    clearTimeout(this.timer);
    cancelAnimationFrame(this.frame);
    this.editor = undefined;
  }

  // -- from the card to the text ---------------------------------------------------------------------------------------

  private heard(change: Change): void {
    if (change === "document" && !this.isOwn) this.cardChanged();
    if (change === "selection") this.mark(!this.isOwn);
    if (change === "findings") this.diagnose();
  }

  private cardChanged(): void {
    if (this.isDirty) this.set({ kind: "apart" });
    else if (this.frame === 0) this.frame = requestAnimationFrame(() => this.catchUp());
  }

  /** The text becomes what the card is; what is the same in it stays as it is written. */
  private catchUp(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    const { editor, tree } = this;
    if (editor === undefined || this.isDirty) return;
    if (tree === undefined) editor.replace(this.written);
    else editor.patch(changesTo(editor.text, tree, this.scope.shown(this.studio.state)));
    this.read();
    this.mark(false);
    this.diagnose();
  }

  /** Gives up what the text says for what the card is. */
  takeCard(): void {
    this.isDirty = false;
    this.tree = undefined;
    this.set({ kind: "synced" });
    this.catchUp();
    this.editor?.settle();
  }

  private read(): void {
    const tree = parsed(this.editor?.text ?? "");
    this.tree = isFault(tree) ? undefined : tree;
  }

  private mark(scroll: boolean): void {
    const { editor, tree, studio } = this;
    if (editor === undefined || tree === undefined || this.isDirty) return;
    if (this.frame !== 0) return;
    editor.choose(selectedRanges(studio, tree, this.scope), scroll);
  }

  // -- from the text to the card ---------------------------------------------------------------------------------------

  private edited(): void {
    this.isDirty = true;
    // The text lags a change of the card by a frame: typed on the old one it would take that change back.
    if (this.frame !== 0) this.set({ kind: "apart" });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.take(), QUIET_MS);
  }

  private left(): void {
    this.take();
    this.burst = "";
  }

  /** Makes the card what the text says, if it can be read. */
  take(): void {
    const { editor } = this;
    clearTimeout(this.timer);
    if (editor === undefined || !this.isDirty) return;
    if (editor.view.composing) {
      this.timer = setTimeout(() => this.take(), QUIET_MS);
      return;
    }
    const { text } = editor;
    const tree = parsed(text);
    const fault = faultIn(tree, this.scope);
    if (fault !== undefined) {
      if (this.whole?.trim() === text.trim()) void this.unwrap(text);
      this.broken(fault);
      return;
    }
    const value = parseExact(text) as JsonObject;
    if (this.scope === SCOPES.card && isEnvelope(value)) void this.unwrap(text);
    else if (this.status.kind !== "apart") this.enter(value, tree as Node);
  }

  /** Uses the text although the card was changed elsewhere meanwhile. */
  takeText(): void {
    this.status = { kind: "synced" };
    this.take();
  }

  private enter(value: JsonObject, tree: Node): void {
    const now = Date.now();
    if (this.burst === "" || now - this.lastTyped > PAUSE_MS) this.burst = newBurst();
    this.lastTyped = now;
    this.tree = tree;
    this.run({ ...this.scope.taken(this.studio.state, value), burst: this.burst });
  }

  private run(transaction: Transaction): void {
    this.isDirty = false;
    this.isOwn = true;
    if (transaction.ops.length > 0) this.studio.apply(transaction);
    this.isOwn = false;
    this.editor?.settle();
    this.set({ kind: "synced" });
    this.mark(false);
    this.diagnose();
  }

  private broken(fault: Fault): void {
    if (this.status.kind !== "apart") this.set({ kind: "broken", ...fault });
    const to = Math.min(fault.at + 1, this.editor?.text.length ?? 0);
    this.editor?.diagnose([{ from: Math.min(fault.at, to), to, severity: "error", message: fault.what }]);
  }

  private set(status: Status): void {
    this.status = status;
    this.show(status);
  }

  /** The card in something pasted, as the server finds it. */
  private async unwrap(text: string): Promise<void> {
    this.whole = undefined;
    try {
      const found = await unwrap(text);
      if (this.editor?.text !== text) return;
      this.tree = undefined;
      this.run(replacing(this.studio.state, found));
      this.takeCard();
      this.studio.say(t("took-out"), "done");
    } catch (error) {
      this.broken({ what: t("not-read", { reason: error instanceof Error ? error.message : "" }), at: 0 });
    }
  }

  private pasted(text: string): boolean {
    if (this.onPaste(text)) return true;
    this.whole = text;
    return false;
  }

  /** While the text is no card its own changes are taken back, else the steps of the card. */
  private back(): boolean {
    this.take();
    if (this.isDirty && this.editor?.canUndo) this.editor.undo();
    else if (!this.isDirty) undoStep(this.studio);
    return true;
  }

  /** Indents the text by two; what it says stays. */
  format(): void {
    const { editor } = this;
    this.take();
    if (editor === undefined || this.isDirty) return;
    editor.replace(this.written);
    this.read();
    this.mark(false);
    this.diagnose();
  }

  // -- places ----------------------------------------------------------------------------------------------------------

  /** Selects the element the cursor is in. */
  private moved(offset: number): void {
    const { tree, studio, scope } = this;
    if (tree === undefined || this.isDirty) return;
    this.isOwn = true;
    selectAt(studio, cardKeysAt(tree, scope, offset));
    this.isOwn = false;
  }

  /** Shows a place of the card, and selects its element; false when the card has no such place. */
  goTo(keys: readonly (string | number)[]): boolean {
    this.take();
    const { tree, studio, editor, scope } = this;
    if (tree === undefined || editor === undefined || this.isDirty) return false;
    const { start } = spotAt(tree, [...scope.toCard, ...keys]);
    selectAt(studio, keys, true);
    editor.goTo(start);
    const found = cardKeysAt(tree, scope, start);
    return keys.every((key, index) => String(found[index]) === String(key));
  }

  /** The element an offset of the text lies in. */
  idAt(offset: number): Id {
    return idAt(this.studio, this.tree === undefined ? [] : cardKeysAt(this.tree, this.scope, offset));
  }

  private diagnose(): void {
    const { editor, tree } = this;
    if (editor === undefined || tree === undefined || this.isDirty || this.frame !== 0) return;
    editor.diagnose(squiggles(this.studio, tree, this.scope.toCard));
  }
}
