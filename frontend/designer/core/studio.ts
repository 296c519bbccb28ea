/**
 * The one thing all parts of the designer share: the document being edited, its history, what is selected, how it is looked
 * at and what the linter says. Parts read it, change it through its methods, and are told what changed, synchronously.
 */
import { select } from "../../document/apply.ts";
import { type CommandResult, isRefusal } from "../../document/commands/result.ts";
import {
  type Dropped,
  EMPTY,
  type History,
  record,
  redo,
  type Travelled,
  travel,
  undo,
} from "../../document/history.ts";
import { CARD, type Id } from "../../document/ids.ts";
import { sentence } from "../../document/sentences.ts";
import { elementOf, locationOf, NOTHING, open, pointerOf, type Selection, type State } from "../../document/state.ts";
import type { Transaction } from "../../document/transaction.ts";
import type { JsonObject } from "../../document/values.ts";
import type { Message } from "../../i18n/message.ts";
import type { Carried } from "./carried.ts";
import type { Catalog } from "./catalog.ts";
import { Drawn, type DrawnOptions, type Lens } from "./drawn.ts";
import { type Findings, still, UNCHECKED } from "./placed-findings.ts";
import { loadMaking, type Preview, previewValues, type Sample, samplesOf } from "./previews.ts";
import { keepView, loadView, type View } from "./view-settings.ts";

/** What changed: parts redraw only for what concerns them. */
export type Change =
  | "document"
  | "selection"
  | "hover"
  | "view"
  | "findings"
  | "check"
  | "save"
  | "panel"
  | "reveal"
  | "carry"
  | "added"
  | "depth"
  | "edit-text";

/** The panels a narrow window shows one at a time. */
export type Panel = "card" | "add" | "outline" | "variables" | "inspector" | "checks";

export interface StudioOptions {
  readonly catalog: Catalog;
  readonly document: JsonObject;
  /** False: everything can be looked at, nothing changed. */
  readonly mayEdit: boolean;
  /** Says a sentence to the person: a toast, read aloud. */
  readonly say: (sentence: string, kind: "done" | "info") => void;
}

export class Studio {
  readonly catalog: Catalog;
  readonly mayEdit: boolean;
  readonly say: StudioOptions["say"];
  state: State;
  history: History = EMPTY;
  view: View = loadView();
  findings: Findings = UNCHECKED;
  hovered: Id | undefined;
  /** Which part of the card panels show while no element is selected; undefined: all of it. */
  section: "header" | undefined;
  panel: Panel = "card";
  /** Whether a text is edited where it stands: what lies over the card makes room for it. */
  isEditingText = false;
  /** What is being carried to another place. */
  carried: Carried | undefined;
  /** What was last asked to be brought into sight, and whether it is to catch the eye (a fix, an undo). */
  revealed: { readonly ids: readonly Id[]; readonly flash: boolean } = { ids: [], flash: false };
  /** Only what a card needs is shown; what is on the card beyond that is told in words. */
  isSimple = false;
  private readonly listeners = new Set<(change: Change) => void>();
  private readonly committed = new Set<(transactions: readonly Transaction[]) => void>();
  private drawing: (DrawnOptions & { readonly document: JsonObject; readonly drawn: Drawn }) | undefined;
  private previewing:
    | { readonly document: JsonObject; readonly preview: unknown; readonly values: JsonObject | undefined }
    | undefined;
  /** What draws the card as the client of `view.lens` does. */
  private lens: Lens | undefined;

  constructor({ catalog, document, mayEdit, say }: StudioOptions) {
    this.catalog = catalog;
    this.mayEdit = mayEdit;
    this.say = say;
    this.state = open(document);
  }

  /** Calls `listener` at each change, right when it happens. Answers how to stop. */
  listen(listener: (change: Change) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Calls `listener` with what was applied, in order: for the journal and for saving. */
  onCommit(listener: (transactions: readonly Transaction[]) => void): void {
    this.committed.add(listener);
  }

  notify(change: Change): void {
    for (const listener of [...this.listeners]) listener(change);
  }

  // -- editing ---------------------------------------------------------------------------------------------------------

  /** Applies what a command answered. A refusal is said to the person. Answers whether the document changed as asked. */
  apply(outcome: CommandResult): boolean {
    if (isRefusal(outcome)) {
      this.refuse(outcome.reason);
      return false;
    }
    if (!this.mayEdit) return false;
    const { state, history } = record(this.state, this.history, outcome);
    this.commit(state, history, [outcome]);
    return true;
  }

  /** Says why something can't be done. */
  refuse(reason: Message): void {
    this.say(sentence(reason, this.catalog), "info");
  }

  /** Undoes the latest step; answers it, or undefined when there is none. */
  undo(): Transaction | undefined {
    return this.restore(undo(this.state, this.history));
  }

  redo(): Transaction | undefined {
    return this.restore(redo(this.state, this.history));
  }

  /** Goes to where `position` steps are done. */
  travel(position: number): void {
    this.restore(travel(this.state, this.history, position));
  }

  private restore({ state, history, transactions, dropped }: Travelled): Transaction | undefined {
    this.commit(state, history, transactions);
    for (const step of dropped) this.sayDropped(step);
    return transactions.at(-1);
  }

  private sayDropped({ label, reason }: Dropped): void {
    this.say(`${sentence(label, this.catalog)}: ${sentence(reason, this.catalog)}`, "info");
  }

  private commit(state: State, history: History, transactions: readonly Transaction[]): void {
    const before = this.state;
    this.state = state;
    this.history = history;
    if (transactions.length > 0) for (const listener of this.committed) listener(transactions);
    const changed = before.document !== state.document || before.notes !== state.notes;
    if (changed) {
      this.findings = { ...this.findings, placed: still(state, this.findings.placed), status: "waiting" };
      this.notify("document");
    }
    if (before.selection !== state.selection) {
      this.section = undefined;
      this.notify("selection");
    }
  }

  // -- looking ---------------------------------------------------------------------------------------------------------

  /** The selected elements. */
  get selected(): readonly Id[] {
    return this.state.selection.ids;
  }

  /** The element that panels show: the last one selected, or the card. */
  get focus(): Id {
    return this.selected.at(-1) ?? CARD;
  }

  select(ids: readonly Id[], text?: Selection["text"]): void {
    const wanted: Selection = ids.length === 0 ? NOTHING : { ids, ...(text && { text }) };
    this.setSelection(select(this.state, wanted), undefined);
  }

  /** Selects the card itself, or one part of it. */
  selectCard(section?: "header"): void {
    this.setSelection(select(this.state, NOTHING), section);
  }

  private setSelection(state: State, section: "header" | undefined): void {
    if (state === this.state && section === this.section) return;
    this.state = state;
    this.section = section;
    this.notify("selection");
  }

  /** Adds an element to the selection, or takes it out. */
  toggle(id: Id): void {
    const { selected } = this;
    this.select(selected.includes(id) ? selected.filter((held) => held !== id) : [...selected, id]);
  }

  hover(id: Id | undefined): void {
    if (id === this.hovered) return;
    this.hovered = id;
    this.notify("hover");
  }

  /** Brings elements into sight, in the canvas and the outline; `flash` washes them with colour for a moment. */
  reveal(ids: readonly Id[], flash = false): void {
    this.revealed = { ids, flash };
    this.notify("reveal");
  }

  setEditingText(isEditing: boolean): void {
    if (isEditing === this.isEditingText) return;
    this.isEditingText = isEditing;
    this.notify("hover");
  }

  carry(carried: Carried | undefined): void {
    this.carried = carried;
    this.notify("carry");
  }

  /** Looks at the card as an older client draws it; undefined: as today's does. */
  setLens(lens: Lens | undefined): void {
    this.lens = lens;
    this.setView({ lens: lens?.version });
  }

  setView(changes: Partial<View>): void {
    this.view = { ...this.view, ...changes };
    keepView(this.view);
    this.notify("view");
  }

  setSimple(isSimple: boolean): void {
    if (isSimple === this.isSimple) return;
    this.isSimple = isSimple;
    // What Simple can't set it doesn't look through either.
    if (isSimple) {
      this.setLens(undefined);
      this.setView({ channel: undefined, chips: false });
    }
    this.notify("depth");
  }

  showPanel(panel: Panel): void {
    if (panel === this.panel) return;
    this.panel = panel;
    this.notify("panel");
  }

  setFindings(findings: Findings): void {
    this.findings = findings;
    this.notify("findings");
  }

  // -- what is drawn ---------------------------------------------------------------------------------------------------

  /** The named sets of preview values. */
  get samples(): readonly Sample[] {
    return samplesOf(this.state.document);
  }

  /** Which preview values the canvas shows; undefined at rest, also when the set is gone. */
  get preview(): Preview | undefined {
    return this.previewed === undefined ? undefined : this.view.preview;
  }

  /** Shows preview values on the canvas, or the content again. */
  async lookAt(preview: Preview | undefined): Promise<void> {
    if (preview !== undefined && "made" in preview) await loadMaking();
    this.setView({ preview, chips: false });
  }

  /** The values the canvas shows instead of the content; undefined at rest. */
  get previewed(): JsonObject | undefined {
    const { document } = this.state;
    const { preview } = this.view;
    const known = this.previewing;
    if (known?.document === document && known.preview === preview) return known.values;
    const values = previewValues(document, preview);
    this.previewing = { document, preview, values };
    return values;
  }

  /** The card as the canvas draws it: the same object until the document or what is looked at changes. */
  get drawn(): Drawn {
    const { document } = this.state;
    const { chips, interactive } = this.view;
    const options = { chips, places: !interactive, values: this.previewed, lens: this.lens };
    const known = this.drawing;
    const keys = ["chips", "places", "values", "lens"] as const;
    if (known?.document === document && keys.every((key) => known[key] === options[key])) return known.drawn;
    const drawn = new Drawn(document, options);
    this.drawing = { ...options, document, drawn };
    return drawn;
  }

  /** The element of the template that something drawn comes from; CARD for the card's own ground. */
  idOfDrawn(pointer: string): Id {
    return locationOf(this.state, this.drawn.templateOf(pointer)).id;
  }

  /** Where an element is drawn, as pointers of the drawn card. */
  drawnOf(id: Id): readonly string[] {
    const pointer = pointerOf(this.state, id);
    return pointer === undefined ? [] : this.drawn.drawnOf(pointer);
  }

  /** What an element is called: the catalog's word for its tag. */
  labelOf(id: Id): string {
    const tag = elementOf(this.state, id)?.tag;
    return tag === undefined ? "" : (this.catalog.components[tag]?.label ?? tag);
  }
}
