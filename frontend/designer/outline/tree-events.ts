/** What pointer and keys do in the tree. */
import { CARD, type Id } from "../../document/ids.ts";
import { duplicateSelected, lockSelected, removeSelected, shift } from "../core/selection-actions.ts";
import type { Studio } from "../core/studio.ts";
import { letGo } from "../drag/carry.ts";
import { dragElement } from "../drag/sources.ts";
import type { CardDesigner } from "../layout.ts";
import { carryKey, takeUp } from "./carry-keys.ts";
import type { RowAct } from "./row.ts";
import { LIST, type Row } from "./rows.ts";

const ACTS: Readonly<Record<Exclude<RowAct, "toggle">, (studio: Studio) => void>> = {
  up: (studio) => shift(studio, -1),
  down: (studio) => shift(studio, 1),
  lock: lockSelected,
  duplicate: duplicateSelected,
  remove: removeSelected,
};

/** Letters typed within this time are one word to look for. */
const TYPING_MS = 600;

/** The outline, as far as its pointer and keys need it. */
export interface Tree extends HTMLElement {
  readonly studio: Studio;
  /** What is shown, in order. */
  readonly rows: readonly Row[];
  setOpen(id: Id, isOpen: boolean): void;
  startNaming(id: Id): void;
  endNaming(name: string | undefined): void;
  focusRow(id: Id): void;
  say(words: string): void;
}

export class TreeEvents {
  /** Where a range begins. */
  private anchor: Id | undefined;
  private typed = "";
  private lastTyped = 0;

  constructor(private readonly outline: Tree) {}

  readonly click = (event: MouseEvent): void => {
    const row = this.rowAt(event.target);
    if (row === undefined || isField(event.target)) return;
    const act = actAt(event.target);
    if (act !== undefined) this.act(act, row);
    else {
      this.choose(row, event.shiftKey, event.metaKey || event.ctrlKey);
      this.outline.focusRow(row.id);
    }
  };

  readonly double = (event: MouseEvent): void => {
    const row = this.rowAt(event.target);
    if (row !== undefined && isElement(row) && actAt(event.target) === undefined && !isField(event.target)) {
      this.outline.startNaming(row.id);
    }
  };

  readonly down = (event: PointerEvent): void => {
    const row = this.rowAt(event.target);
    const isPlain = actAt(event.target) === undefined && !isField(event.target);
    if (row !== undefined && isElement(row) && isPlain) dragElement(this.outline.studio, event, row.id);
  };

  readonly over = (event: PointerEvent): void => {
    const row = this.rowAt(event.target);
    if (event.pointerType === "mouse") this.outline.studio.hover(row?.id.startsWith(LIST) ? undefined : row?.id);
  };

  readonly leave = (): void => this.outline.studio.hover(undefined);

  /** Whoever leaves the tree puts back what they carry; whoever leaves a name keeps it. */
  readonly left = (event: FocusEvent): void => {
    const { outline } = this;
    const { studio } = outline;
    if (isField(event.target)) outline.endNaming((event.target as HTMLInputElement).value);
    else if (studio.carried?.by === "keys" && !outline.contains(event.relatedTarget as Node | null)) letGo(studio);
  };

  readonly key = (event: KeyboardEvent): void => {
    if (isField(event.target)) {
      this.nameKey(event);
      return;
    }
    const row = this.rowAt(event.target);
    if (row === undefined || actAt(event.target) !== undefined) return;
    const { studio } = this.outline;
    const say = (words: string) => this.outline.say(words);
    const done =
      studio.carried?.by === "keys"
        ? carryKey(studio, event.key, say)
        : this.walkKey(event, row) || this.letter(event, row);
    if (!done) return;
    event.preventDefault();
    event.stopPropagation();
  };

  private nameKey(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.isComposing || (event.key !== "Enter" && event.key !== "Escape")) return;
    event.preventDefault();
    this.outline.endNaming(event.key === "Enter" ? (event.target as HTMLInputElement).value : undefined);
  }

  /** Keys that walk the tree or act on the row; others are the page's. */
  private walkKey(event: KeyboardEvent, row: Row): boolean {
    const { outline } = this;
    const { rows, studio } = outline;
    if (event.altKey && !event.metaKey && !event.ctrlKey) return this.moveKey(event.key);
    if (event.metaKey || event.ctrlKey) return false;
    const at = rows.indexOf(row);
    switch (event.key) {
      case "ArrowDown":
        return this.go(rows[at + 1], event.shiftKey);
      case "ArrowUp":
        return this.go(rows[at - 1], event.shiftKey);
      case "Home":
        return this.go(rows[0], event.shiftKey);
      case "End":
        return this.go(rows.at(-1), event.shiftKey);
      case "ArrowRight":
        return this.inward(row, rows[at + 1]);
      case "ArrowLeft":
        return this.outward(row);
      case "Enter":
        (outline.closest("card-designer") as CardDesigner | null)?.goTo("inspector");
        return true;
      case "F2":
        if (isElement(row)) outline.startNaming(row.id);
        return true;
      case " ":
        if (isElement(row) && !studio.selected.includes(row.id)) studio.select([row.id]);
        if (isElement(row)) takeUp(studio, (words) => outline.say(words));
        return true;
      default:
        return false;
    }
  }

  private moveKey(key: string): boolean {
    if (key !== "ArrowUp" && key !== "ArrowDown") return false;
    shift(this.outline.studio, key === "ArrowUp" ? -1 : 1);
    return true;
  }

  private go(row: Row | undefined, isRange: boolean): true {
    if (row !== undefined) {
      this.choose(row, isRange, false);
      this.outline.focusRow(row.id);
    }
    return true;
  }

  private inward(row: Row, next: Row | undefined): true {
    if (row.isOpen === false) this.outline.setOpen(row.id, true);
    else if (next?.parent === row.id) this.go(next, false);
    return true;
  }

  private outward(row: Row): true {
    if (row.isOpen === true) this.outline.setOpen(row.id, false);
    else
      this.go(
        this.outline.rows.find(({ id }) => id === row.parent),
        false,
      );
    return true;
  }

  /** Letters look for the next name that begins with them. */
  private letter({ key, altKey, metaKey, ctrlKey, timeStamp }: KeyboardEvent, row: Row): boolean {
    if (altKey || metaKey || ctrlKey || !/^[\p{L}\p{N}]$/u.test(key)) return false;
    this.typed = timeStamp - this.lastTyped > TYPING_MS ? key.toLowerCase() : this.typed + key.toLowerCase();
    this.lastTyped = timeStamp;
    const { rows } = this.outline;
    const at = rows.indexOf(row) + (this.typed.length === 1 ? 1 : 0);
    const found = [...rows.slice(at), ...rows.slice(0, at)].find(({ name }) =>
      name.toLowerCase().startsWith(this.typed),
    );
    return this.go(found, false);
  }

  private choose(row: Row, isRange: boolean, isToggle: boolean): void {
    const { studio } = this.outline;
    if (row.id === CARD) studio.selectCard("header");
    else if (row.id.startsWith(LIST)) studio.selectCard();
    else if (isRange) this.chooseRange(row);
    else if (isToggle) studio.toggle(row.id);
    else studio.select([row.id]);
    if (!isRange) this.anchor = row.id;
    if (isElement(row)) studio.reveal([row.id]);
  }

  /** All rows from the anchor to this one; this one is what panels show. */
  private chooseRange(row: Row): void {
    const { rows, studio } = this.outline;
    const from = rows.findIndex(({ id }) => id === (this.anchor ?? studio.focus));
    const to = rows.indexOf(row);
    const range = rows.slice(Math.min(from, to), Math.max(from, to) + 1).filter(isElement);
    const ids = range.map(({ id }) => id).filter((id) => id !== row.id);
    studio.select([...ids, row.id]);
  }

  private act(act: RowAct, row: Row): void {
    const { outline } = this;
    const { studio } = outline;
    if (act === "toggle") {
      outline.setOpen(row.id, row.isOpen === false);
      return;
    }
    if (!studio.selected.includes(row.id)) studio.select([row.id]);
    ACTS[act](studio);
  }

  private rowAt(target: EventTarget | null): Row | undefined {
    const node = target instanceof Element ? target.closest<HTMLElement>("[role=treeitem]") : null;
    return node === null ? undefined : this.outline.rows.find(({ id }) => id === node.dataset.id);
  }
}

function isElement({ id }: Row): boolean {
  return id !== CARD && !id.startsWith(LIST);
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement;
}

function actAt(target: EventTarget | null): RowAct | undefined {
  const node = target instanceof Element ? target.closest<HTMLElement>("[data-act]") : null;
  return node?.dataset.act as RowAct | undefined;
}
