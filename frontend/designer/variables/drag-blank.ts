/** Carrying a row of the blanks by its grip, within its group or into another: pointer events, so that a finger does it too. */
import type { Filler } from "../../document/variables.ts";

type Drop = (name: string, filler: Filler, before: string | undefined) => void;

interface Spot {
  readonly group: HTMLElement;
  readonly before: HTMLElement | undefined;
}

/** Follows the pointer from a grip to where the row is let go. Escape leaves it where it was. */
export function dragBlank(event: PointerEvent, drop: Drop): void {
  const grip = (event.target as Element).closest<HTMLElement>(".bl-h > .grip");
  const row = grip?.closest<HTMLElement>("[data-blank-row]");
  const root = row?.closest<HTMLElement>(".bl-groups");
  if (!grip || !row || !root || event.button !== 0) return;
  event.preventDefault();
  grip.focus();
  grip.setPointerCapture(event.pointerId);
  let spot: Spot | undefined;
  let isOver = false;
  const mark = (next: Spot | undefined) => {
    for (const one of root.querySelectorAll(".drop-before, .drop-into"))
      one.classList.remove("drop-before", "drop-into");
    row.classList.toggle("is-dragged", next !== undefined);
    if (next?.before) next.before.classList.add("drop-before");
    else next?.group.classList.add("drop-into");
  };
  const follow = ({ clientY }: PointerEvent) => {
    spot = spotAt(root, row, clientY);
    mark(spot);
  };
  const end = (isDropped: boolean) => {
    if (isOver) return;
    isOver = true;
    grip.removeEventListener("pointermove", follow);
    document.removeEventListener("keydown", leave, true);
    mark(undefined);
    if (isDropped && spot)
      drop(row.dataset.blankRow ?? "", spot.group.dataset.filler as Filler, spot.before?.dataset.blankRow);
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

/** The group at a height, and the row of it that would come next. */
function spotAt(root: HTMLElement, row: HTMLElement, y: number): Spot | undefined {
  const groups = [...root.querySelectorAll<HTMLElement>("[data-filler]")];
  const group = groups.filter((one) => one.getBoundingClientRect().top <= y).at(-1) ?? groups[0];
  if (group === undefined) return undefined;
  const rows = [...group.querySelectorAll<HTMLElement>("[data-blank-row]")].filter((one) => one !== row);
  const before = rows.find((one) => {
    const { top, height } = one.getBoundingClientRect();
    return y < top + height / 2;
  });
  return { group, before };
}
