import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import { createRef, ref } from "lit/directives/ref.js";
import { repeat } from "lit/directives/repeat.js";
import { ChevronsDownUp, ChevronsUpDown } from "lucide";
import type { Gap } from "../../document/gaps.ts";
import { CARD, type Id } from "../../document/ids.ts";
import { t } from "../../i18n/outline.ts";
import { icon } from "../../ui/icon.ts";
import type { Carried } from "../core/carried.ts";
import { pathOf } from "../core/nodes.ts";
import { Part } from "../core/part.ts";
import { renameTo } from "../core/selection-actions.ts";
import type { Change } from "../core/studio.ts";
import { addDropSurface, type Surface } from "../drag/drag.ts";
import { DropMark } from "../drag/drop-mark.ts";
import { nearestLine } from "../drag/nearest.ts";
import { linesBetween, type RowBox } from "./drop-lines.ts";
import { onAskName } from "./rename.ts";
import { rowTemplate } from "./row.ts";
import { type Row, rowsOf } from "./rows.ts";
import { severities } from "./severity.ts";
import { TreeEvents } from "./tree-events.ts";

/** A place that takes nothing must be this much nearer than one that does. */
const BIAS = 6;
/** How long a drag rests on a closed row before that opens. */
const OPEN_MS = 600;

/** `<designer-outline>`: the card as a tree; for keyboard and screen reader it is the card itself. */
export class DesignerOutline extends Part implements Surface {
  static override properties = { ...Part.properties, renamed: { state: true }, closed: { state: true } };

  protected override readonly watches: readonly Change[] = ["document", "selection", "findings"];
  readonly speaks = false;
  /** The element whose name is being typed. */
  declare renamed: Id | undefined;
  declare private closed: ReadonlySet<Id>;
  /** What is shown, in order. */
  rows: readonly Row[] = [];
  private readonly scrolling = createRef<HTMLElement>();
  private readonly mark = new DropMark();
  private readonly handling = new TreeEvents(this);
  private readonly stops: (() => void)[] = [];
  private opening: { readonly id: Id; readonly timer: ReturnType<typeof setTimeout> } | undefined;
  private hadFocus = false;
  private shownFor: readonly Id[] = [];

  constructor() {
    super();
    this.renamed = undefined;
    this.closed = new Set();
  }

  get scroller(): HTMLElement {
    return this.scrolling.value ?? this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.stops.push(
      addDropSurface(this),
      onAskName((id) => this.startNaming(id)),
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.stops.splice(0)) stop();
  }

  /** Opens or closes a row. */
  setOpen(id: Id, isOpen: boolean): void {
    const closed = new Set(this.closed);
    if (isOpen) closed.delete(id);
    else closed.add(id);
    this.closed = closed;
  }

  /** Puts a field in the place of a name. */
  startNaming(id: Id): void {
    if (!this.studio.mayEdit || id === CARD) return;
    this.studio.showPanel("outline");
    this.openAbove(id);
    this.renamed = id;
    void this.updateComplete.then(() => {
      const field = this.querySelector<HTMLInputElement>("[data-name]");
      field?.focus();
      field?.select();
    });
  }

  /** Ends naming; undefined keeps the name that was. The focus goes back to the row. */
  endNaming(name: string | undefined): void {
    const id = this.renamed;
    this.renamed = undefined;
    if (id === undefined) return;
    this.hadFocus = true;
    const shown = this.rows.find((row) => row.id === id)?.name;
    if (name !== undefined && name !== shown) renameTo(this.studio, id, name);
  }

  /** Says something to whoever reads by ear. */
  say(words: string): void {
    const region = this.querySelector("[data-said]");
    if (region) region.textContent = words;
  }

  focusRow(id: Id): void {
    this.rowNode(id)?.focus();
  }

  rowNode(id: Id): HTMLElement | undefined {
    return [...this.querySelectorAll<HTMLElement>("[role=treeitem]")].find((node) => node.dataset.id === id);
  }

  nearest(carried: Carried, x: number, y: number): Gap | undefined {
    const boxes = this.boxes();
    this.openSoon(boxes.find(({ top, bottom }) => y >= top && y < bottom)?.row);
    return nearestLine(linesBetween(boxes, carried.gaps), x, y, BIAS)?.gap;
  }

  protected override heard(change: Change): void {
    super.heard(change);
    if (change === "carry") this.drawMark();
    if (change === "reveal") void this.updateComplete.then(() => this.showFocus());
  }

  protected override willUpdate(): void {
    const { activeElement } = document;
    this.hadFocus ||= activeElement?.getAttribute("role") === "treeitem" && this.contains(activeElement);
    if (this.shownFor !== this.studio.selected) for (const id of this.studio.selected) this.openAbove(id);
    this.rows = rowsOf(this.studio, this.closed);
  }

  protected override render(): TemplateResult {
    const { studio, rows } = this;
    const worst = severities(studio);
    const stop = this.stopRow();
    const opens = rows.some(({ isOpen }) => isOpen === true);
    const selected = new Set(studio.selected);
    const isHeader = studio.section === "header";
    return html`<div class="pane-h"><h2>${t("title")}</h2><span class="count">${rows.length - 1}</span><span class="grow"></span>
        <button type="button" class="ib ib-sm" aria-label=${opens ? t("close-all") : t("open-all")} title=${opens ? t("close-all") : t("open-all")}
          @click=${() => this.openAll(!opens)}>${icon(opens ? ChevronsDownUp : ChevronsUpDown)}</button></div>
      <div class="outl-scroll" ${ref(this.scrolling)}>
        <ul class="tree" role="tree" aria-multiselectable="true" aria-label=${t("title")} aria-describedby="carry-help"
          @click=${this.handling.click} @dblclick=${this.handling.double} @keydown=${this.handling.key} @pointerdown=${this.handling.down}
          @pointerover=${this.handling.over} @pointerleave=${this.handling.leave} @focusout=${this.handling.left}>
          ${repeat(
            rows,
            ({ id }) => id,
            (row) => {
              const state = {
                isSelected: row.id === CARD ? isHeader : selected.has(row.id),
                isStop: row.id === stop,
                isRenamed: row.id === this.renamed,
                worst: worst.get(row.id),
                mayEdit: studio.mayEdit,
              };
              return guard(deps(row, state), () => rowTemplate(row, state, studio.catalog));
            },
          )}
        </ul>
        ${rows.length === 1 ? html`<p class="outl-none">${t("empty")}</p>` : nothing}
        ${this.mark.root}
      </div>
      <p class="sr" id="carry-help">${t("carry-help")}</p>
      <p class="sr" aria-live="assertive" data-said></p>`;
  }

  protected override updated(_changed: PropertyValues): void {
    const { selected } = this.studio;
    // A row that moves or goes takes the focus with it.
    if (this.hadFocus && this.renamed === undefined) this.focusRow(this.stopRow());
    this.hadFocus = false;
    if (this.shownFor !== selected) this.showFocus();
    this.shownFor = selected;
    this.drawMark();
  }

  /** The row that the tab key stops at. */
  private stopRow(): Id {
    const { focus } = this.studio;
    return this.rows.some(({ id }) => id === focus) ? focus : CARD;
  }

  private showFocus(): void {
    const { focus } = this.studio;
    if (focus !== CARD) this.rowNode(focus)?.scrollIntoView({ block: "nearest" });
  }

  private openAbove(id: Id): void {
    const above = pathOf(this.studio, id).slice(0, -1);
    if (above.some((held) => this.closed.has(held))) {
      this.closed = new Set([...this.closed].filter((held) => !above.includes(held)));
    }
  }

  private openAll(isOpen: boolean): void {
    const all = rowsOf(this.studio, new Set());
    this.closed = new Set(isOpen ? [] : all.filter((row) => row.isOpen !== undefined).map(({ id }) => id));
  }

  private openSoon(row: Row | undefined): void {
    const id = row?.isOpen === false ? row.id : undefined;
    if (this.opening?.id === id) return;
    clearTimeout(this.opening?.timer);
    const open = () => this.studio.carried && id !== undefined && this.setOpen(id, true);
    this.opening = id === undefined ? undefined : { id, timer: setTimeout(open, OPEN_MS) };
  }

  private boxes(): readonly RowBox[] {
    const nodes = this.querySelectorAll("[role=treeitem]");
    return this.rows.flatMap((row, index) => {
      const box = nodes[index]?.getBoundingClientRect();
      return box === undefined ? [] : [{ row, left: box.left, right: box.right, top: box.top, bottom: box.bottom }];
    });
  }

  private drawMark(): void {
    const { carried } = this.studio;
    const line = carried?.at && linesBetween(this.boxes(), [carried.at])[0];
    if (line === undefined) {
      this.mark.hide();
      return;
    }
    const { left, top } = this.scroller.getBoundingClientRect();
    const { scrollTop } = this.scroller;
    this.mark.show(line, { left, top: top - scrollTop });
    if (carried?.by === "keys") this.mark.root.scrollIntoView({ block: "nearest" });
  }
}

function deps(row: Row, state: Parameters<typeof rowTemplate>[1]): unknown[] {
  const { isSelected, isStop, isRenamed, worst, mayEdit } = state;
  const shown = [row.name, row.kind, row.tag, row.level, row.isOpen, row.isLocked, row.position, row.siblings];
  return [row.id, ...shown, isSelected, isStop, isRenamed, worst?.severity, worst?.words, mayEdit];
}

customElements.define("designer-outline", DesignerOutline);
