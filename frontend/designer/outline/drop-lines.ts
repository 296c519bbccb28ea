/** Gaps of a card as lines between the rows of the tree. */
import type { Gap } from "../../document/gaps.ts";
import { CARD, type Id } from "../../document/ids.ts";
import type { Line } from "../drag/nearest.ts";
import { LIST, type Row } from "./rows.ts";

/** Where a row is drawn, in viewport coordinates. */
export interface RowBox {
  readonly row: Row;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** As far as one level of the tree is indented; the style sheet says the same. */
export const INDENT = 18;
const EDGE = 8;

/** The line of each gap that lies between rows that are shown. A gap behind an element lies behind all that is in it. */
export function linesBetween(boxes: readonly RowBox[], gaps: readonly Gap[]): readonly Line[] {
  const at = new Map(boxes.map(({ row }, index) => [row.id, index]));
  return gaps.flatMap((gap): readonly Line[] => {
    const index = at.get(gap.afterId ?? rowOf(gap, at));
    const box = index === undefined ? undefined : boxes[index];
    if (index === undefined || box === undefined) return [];
    if (gap.afterId === null && box.row.isOpen === false) return [];
    const isHead = gap.afterId === null;
    const end = isHead ? box : (boxes[lastWithin(boxes, index)] ?? box);
    const level = box.row.level + (isHead && box.row.id !== CARD ? 1 : 0);
    return [{ gap, x1: box.left + EDGE + INDENT * (level - 1), y1: end.bottom, x2: box.right - EDGE, y2: end.bottom }];
  });
}

/** The row that the start of a list lies behind: of what it belongs to; at the top of the card the header's. */
function rowOf({ parent, slot }: Gap, at: ReadonlyMap<Id, number>): Id {
  return parent === CARD && at.has(`${LIST}${slot}`) ? `${LIST}${slot}` : parent;
}

/** The index of the last row that stands in the one at `index`, or is it. */
function lastWithin(boxes: readonly RowBox[], index: number): number {
  const level = boxes[index]?.row.level ?? 0;
  let last = index;
  while ((boxes[last + 1]?.row.level ?? 0) > level) last += 1;
  return last;
}
