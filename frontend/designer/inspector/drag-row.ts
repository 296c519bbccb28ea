/** Moving a row of a list by its grip: pointer events, so that a finger does it too. */

/** Follows the pointer from a grip to where the row is let go, and says where from and where to. Escape leaves it. */
export function dragRow(event: PointerEvent, move: (from: number, to: number) => void): void {
  const grip = (event.target as Element).closest<HTMLElement>(".grip");
  const row = grip?.closest<HTMLElement>("[data-row]");
  const list = row?.parentElement;
  if (!grip || !row || !list || event.button !== 0) return;
  event.preventDefault();
  grip.focus();
  grip.setPointerCapture(event.pointerId);
  const rows = [...list.children] as HTMLElement[];
  const from = rows.indexOf(row);
  let to = from;
  let isOver = false;
  const mark = (at: number | undefined) => {
    for (const [index, one] of rows.entries()) {
      one.classList.toggle("drop-before", at !== undefined && at < from && index === at);
      one.classList.toggle("drop-after", at !== undefined && at > from && index === at);
    }
    row.classList.toggle("is-dragged", at !== undefined);
  };
  const follow = ({ clientY }: PointerEvent) => {
    to = targetOf(rows, from, clientY);
    mark(to);
  };
  const end = (shouldMove: boolean) => {
    if (isOver) return;
    isOver = true;
    grip.removeEventListener("pointermove", follow);
    document.removeEventListener("keydown", leave, true);
    mark(undefined);
    if (shouldMove && to !== from) move(from, to);
  };
  const leave = (pressed: KeyboardEvent) => {
    if (pressed.key !== "Escape") return;
    pressed.stopPropagation();
    end(false);
  };
  grip.addEventListener("pointermove", follow);
  grip.addEventListener("pointerup", () => end(true), { once: true });
  grip.addEventListener("pointercancel", () => end(false), { once: true });
  document.addEventListener("keydown", leave, true);
}

/** The index the row gets when it is let go at a height. */
function targetOf(rows: readonly HTMLElement[], from: number, y: number): number {
  const middles = rows.map((row) => {
    const { top, height } = row.getBoundingClientRect();
    return top + height / 2;
  });
  const before = middles.filter((middle, index) => index !== from && middle < y).length;
  return Math.min(before, rows.length - 1);
}
