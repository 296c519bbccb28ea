/** What keys do to the card that has the focus: what its menu does, so that nobody presses what they may not do. */
import type { Word } from "../i18n/order.ts";
import { matches } from "../ui/keys.ts";

/** By what is done, in the menu's order; the menu names them, too (`templates/library/tile.html`). */
export const TILE_KEYS: readonly (readonly [act: Word, first: string, ...more: readonly string[]])[] = [
  ["rename", "f2"],
  ["move", "m"],
  ["tags", "t"],
  ["duplicate", "d"],
  ["archive", "e"],
  ["delete", "backspace", "delete"],
];

export function watchTileKeys(root: HTMLElement): void {
  root.addEventListener("keydown", (event) => {
    const target = event.target instanceof HTMLElement ? event.target : null;
    const tile = target?.closest<HTMLElement>(".tile");
    if (!tile || event.isComposing || event.repeat || isTyping(target)) return;
    const [act] = TILE_KEYS.find(([, ...keys]) => keys.some((one) => matches(one, event))) ?? [];
    const item = act && tile.querySelector<HTMLElement>(`.tile-more [data-act="${act}"]`);
    if (!item) return;
    event.preventDefault();
    item.click();
  });
}

function isTyping(target: HTMLElement | null): boolean {
  return target instanceof HTMLInputElement && target.type !== "checkbox";
}
