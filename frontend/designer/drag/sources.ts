/** Where drags begin. */
import type { Id } from "../../document/ids.ts";
import type { Studio } from "../core/studio.ts";
import { startDrag } from "./drag.ts";

/** Drags all that is selected. */
export function dragSelection(studio: Studio, event: PointerEvent): void {
  startDrag(studio, event, () => studio.selected);
}

/** Drags an element; what is selected with it comes along, else it alone is selected. */
export function dragElement(studio: Studio, event: PointerEvent, id: Id): void {
  startDrag(studio, event, () => {
    if (!studio.selected.includes(id)) studio.select([id]);
    return studio.selected;
  });
}
