/** Gaps of a card as lines over the card as it is drawn. */
import type { Gap } from "../../document/gaps.ts";
import { CARD, type Id } from "../../document/ids.ts";
import { pointer as pointerFrom, tokens } from "../../document/pointer.ts";
import { elementOf } from "../../document/state.ts";
import { get } from "../../document/tree.ts";
import type { MessageCard } from "../../preview/message-card.ts";
import type { Studio } from "../core/studio.ts";
import type { Line } from "../drag/nearest.ts";

/** A box with all four edges. */
export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The boxes of everything drawn, by pointer; read once for all lines of a card. */
export function allBoxes(card: MessageCard): ReadonlyMap<string, Rect> {
  const boxes = new Map<string, Rect>();
  for (const element of card.shadowRoot?.querySelectorAll("[data-pointer]") ?? []) {
    const box = element.getBoundingClientRect();
    const pointer = element.getAttribute("data-pointer") ?? "";
    if (box.width > 0 && !boxes.has(pointer)) boxes.set(pointer, box);
  }
  return boxes;
}

/** One drawn list: the gaps of its places, what they come after, and where its items are. */
export interface DrawnList {
  /** By the element a gap comes after; null: the start. */
  readonly gaps: ReadonlyMap<Id | null, Gap>;
  readonly items: readonly { readonly id: Id; readonly box: Rect }[];
  /** Of what the list belongs to. */
  readonly holder: Rect;
  /** Whether its items stand side by side. */
  readonly isRow: boolean;
}

/** The lines of all gaps that are drawn on a card; one gap may have several (loops, wrapped rows). */
export function linesOn(studio: Studio, card: MessageCard, gaps: readonly Gap[]): readonly Line[] {
  const boxes = allBoxes(card);
  const root = card.shadowRoot?.querySelector(".body")?.getBoundingClientRect() ?? card.getBoundingClientRect();
  return listsOf(gaps).flatMap(({ parent, slot, gaps: held }) => {
    const holders = parent === CARD ? [""] : studio.drawnOf(parent);
    return holders.flatMap((holder) => {
      const box = parent === CARD ? inset(root, 12, 0) : boxes.get(holder);
      if (box === undefined) return [];
      const items = itemsOf(studio, `${holder}/${slot}`, boxes);
      // Of the translations of a card one is drawn; the others are nowhere.
      if (parent === CARD && items.length === 0 && !isDrawn(studio, slot)) return [];
      return linesOf({ gaps: held, items, holder: box, isRow: isRow(studio, parent, slot) });
    });
  });
}

interface GapList {
  readonly parent: Id;
  readonly slot: string;
  readonly gaps: Map<Id | null, Gap>;
}

function listsOf(gaps: readonly Gap[]): readonly GapList[] {
  const lists = new Map<string, GapList>();
  for (const gap of gaps) {
    const name = `${gap.parent} ${gap.slot}`;
    const list = lists.get(name) ?? { parent: gap.parent, slot: gap.slot, gaps: new Map() };
    lists.set(name, list);
    if (!list.gaps.has(gap.afterId)) list.gaps.set(gap.afterId, gap);
  }
  return [...lists.values()];
}

function itemsOf(studio: Studio, list: string, boxes: ReadonlyMap<string, Rect>): DrawnList["items"] {
  const drawn = get(studio.drawn.card, tokens(list));
  if (!Array.isArray(drawn)) return [];
  return drawn.flatMap((_, index) => {
    const there = `${list}${pointerFrom([index])}`;
    const box = boxes.get(there);
    return box === undefined ? [] : [{ id: studio.idOfDrawn(there), box }];
  });
}

function isDrawn(studio: Studio, slot: string): boolean {
  const { drawn } = studio;
  const base = get(drawn.card, ["elements"]) !== undefined || get(drawn.card, ["body", "elements"]) !== undefined;
  return !slot.startsWith("i18n_") && (base || slot === "elements" || slot === "body/elements");
}

const ROWS: ReadonlySet<string> = new Set(["columns", "actions"]);

function isRow({ state }: Studio, parent: Id, slot: string): boolean {
  const holder = parent === CARD ? get(state.document.card, ["body"]) : elementOf(state, parent);
  return ROWS.has(slot) || get(holder, ["direction"]) === "horizontal" || get(holder, ["tag"]) === "note";
}

/** The lines of one list: before its first item, between neighbours, behind its last. */
export function linesOf({ gaps, items, holder, isRow }: DrawnList): readonly Line[] {
  const lines: Line[] = [];
  const add = (afterId: Id | null, line: Omit<Line, "gap">) => {
    const gap = gaps.get(afterId);
    if (gap !== undefined) lines.push({ gap, ...line });
  };
  const [first, last] = [items[0], items.at(-1)];
  const across = inset(holder, Math.min(4, (holder.right - holder.left) / 4), 0);
  if (first === undefined || last === undefined) {
    add(null, level(across, (holder.top + holder.bottom) / 2));
    return lines;
  }
  const rows = isRow || items.some((item, index) => isBeside(items[index - 1]?.box, item.box));
  add(null, rows ? upright(first.box, first.box, first.box.left - NEAR) : level(across, above(first.box, holder)));
  items.forEach((item, index) => {
    const next = items[index + 1];
    // Between the copies of a loop there is no place.
    if (next === undefined || next.id === item.id) return;
    if (isBeside(item.box, next.box)) {
      add(item.id, upright(item.box, next.box, (item.box.right + next.box.left) / 2));
    } else if (rows && isRow && items.some((other, at) => isBeside(items[at - 1]?.box, other.box))) {
      // The row wraps here: the place is at its end and at the start of the next one.
      add(item.id, upright(item.box, item.box, item.box.right + NEAR));
      add(item.id, upright(next.box, next.box, next.box.left - NEAR));
    } else add(item.id, level(across, (item.box.bottom + next.box.top) / 2));
  });
  add(last.id, rows ? upright(last.box, last.box, last.box.right + NEAR) : level(across, below(last.box, holder)));
  return lines;
}

const NEAR = 4;

/** Inside what the list belongs to, so that it is told from the place behind that. */
function above(first: Rect, holder: Rect): number {
  return Math.max(first.top - NEAR, holder.top + 1);
}

function below(last: Rect, holder: Rect): number {
  return Math.min(last.bottom + NEAR, holder.bottom - 1);
}

function isBeside(before: Rect | undefined, box: Rect): boolean {
  if (before === undefined || box.left < before.right - 2) return false;
  const shared = Math.min(before.bottom, box.bottom) - Math.max(before.top, box.top);
  return shared > Math.min(before.bottom - before.top, box.bottom - box.top) / 2;
}

function level({ left, right }: Rect, y: number): Omit<Line, "gap"> {
  return { x1: left, y1: y, x2: right, y2: y };
}

function upright(a: Rect, b: Rect, x: number): Omit<Line, "gap"> {
  return { x1: x, y1: Math.min(a.top, b.top), x2: x, y2: Math.max(a.bottom, b.bottom) };
}

function inset({ left, top, right, bottom }: Rect, x: number, y: number): Rect {
  return { left: left + x, top: top + y, right: right - x, bottom: bottom - y };
}
