/** Which tiles are selected. Outlives the tiles, which are fetched anew after every change. */
import type { Card } from "./card-actions.ts";

export class Selection {
  private readonly ids = new Set<string>();
  /** The last box that was pressed: Shift selects from there. */
  private last: string | undefined;

  /** `changed` is told which cards are selected now. */
  constructor(
    private readonly root: HTMLElement,
    private readonly changed: (cards: readonly Card[]) => void,
  ) {
    root.addEventListener("click", (event) => {
      const box = event.target;
      if (box instanceof HTMLInputElement && box.dataset.pick !== undefined) this.pressed(box, event.shiftKey);
    });
    document.addEventListener("keydown", (event) => {
      const isElsewhere = document.querySelector("dialog[open], details[data-menu][open]") !== null;
      if (event.key === "Escape" && !event.isComposing && this.ids.size > 0 && !isElsewhere) this.clear();
    });
  }

  clear(): void {
    this.ids.clear();
    this.show();
  }

  /** Just these, as far as they are shown. */
  pick(cards: readonly Card[]): void {
    this.ids.clear();
    for (const { id } of cards) this.ids.add(id);
    this.show();
  }

  /** After the tiles were fetched anew: what is gone is no longer selected. */
  show(): void {
    const tiles = this.tiles();
    const there = new Set(tiles.map(idOf));
    for (const id of this.ids) if (!there.has(id)) this.ids.delete(id);
    for (const tile of tiles) {
      const isOn = this.ids.has(idOf(tile));
      tile.classList.toggle("is-picked", isOn);
      const box = tile.querySelector<HTMLInputElement>("[data-pick]");
      if (box !== null) box.checked = isOn;
    }
    this.root.classList.toggle("is-picking", this.ids.size > 0);
    this.changed(tiles.filter((tile) => this.ids.has(idOf(tile))).map(cardOf));
  }

  private tiles(): HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>(".tile")];
  }

  private pressed(box: HTMLInputElement, isRange: boolean): void {
    const tiles = this.tiles();
    const ids = tiles.map(idOf);
    const here = ids.indexOf(idOf(box.closest<HTMLElement>(".tile")));
    const from = isRange && this.last !== undefined ? ids.indexOf(this.last) : here;
    const [first, end] = from < 0 ? [here, here] : [Math.min(from, here), Math.max(from, here)];
    for (const id of ids.slice(first, end + 1)) {
      if (box.checked) this.ids.add(id);
      else this.ids.delete(id);
    }
    this.last = ids[here];
    this.show();
  }
}

function idOf(tile: HTMLElement | null): string {
  return tile?.dataset.id ?? "";
}

/** What a tile says of its card. */
export function cardOf(tile: HTMLElement): Card {
  const { id = "", name = "", in: folder = "", tags = "" } = tile.dataset;
  return { id, name, folder: folder === "" ? null : folder, tags: tags === "" ? [] : tags.split("\n") };
}
