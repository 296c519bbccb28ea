/**
 * Dragging cards onto the folders of the side, one or the whole selection. The row says what letting go does. Keys and
 * fingers have "Move…", which leads to the same.
 */
import { t } from "../i18n/order.ts";
import { h } from "../ui/dom.ts";
import type { Card } from "./card-actions.ts";

export interface Place {
  /** null: in no folder. */
  readonly id: string | null;
  readonly name: string;
}

/** `cardsOf` says which cards go along with the one that is taken. */
export function watchDrags(
  root: HTMLElement,
  cardsOf: (tile: HTMLElement) => readonly Card[],
  moved: (cards: readonly Card[], place: Place) => void,
): void {
  let dragged: readonly Card[] = [];
  let over: Row | undefined;
  const leave = (): void => {
    over?.quiet();
    over = undefined;
  };
  const end = (): void => {
    leave();
    for (const tile of root.querySelectorAll(".tile.is-dragged")) tile.classList.remove("is-dragged");
    dragged = [];
  };
  root.addEventListener("dragstart", (event) => {
    const tile = event.target instanceof Element ? event.target.closest<HTMLElement>(".tile[draggable]") : null;
    if (tile === null || event.dataTransfer === null) return;
    // In a field one drags what is written there.
    if (
      tile.contains(document.activeElement) &&
      document.activeElement instanceof HTMLInputElement &&
      isText(document.activeElement)
    )
      return event.preventDefault();
    dragged = cardsOf(tile);
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.map(({ name }) => name).join("\n"));
    showHand(event.dataTransfer, dragged);
    const ids = new Set(dragged.map(({ id }) => id));
    for (const one of root.querySelectorAll<HTMLElement>(".tile"))
      one.classList.toggle("is-dragged", ids.has(one.dataset.id ?? ""));
  });
  document.addEventListener("dragover", (event) => {
    const row = rowAt(event.target, dragged);
    if (row?.element !== over?.element) {
      leave();
      over = row;
      over?.speak();
    }
    if (over === undefined) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = "move";
  });
  document.addEventListener("drop", (event) => {
    if (over === undefined) return;
    event.preventDefault();
    const [cards, { place }] = [dragged, over];
    end();
    moved(cards, place);
  });
  document.addEventListener("dragend", end);
}

/** A row of the side that cards can be let go on. */
class Row {
  private before = "";

  constructor(
    readonly element: HTMLElement,
    private readonly label: HTMLElement,
    readonly place: Place,
  ) {}

  speak(): void {
    this.before = this.label.textContent ?? "";
    this.label.textContent = this.place.id === null ? t("drop-out") : t("drop-into", { name: this.place.name });
    this.element.classList.add("is-drop");
  }

  quiet(): void {
    this.label.textContent = this.before;
    this.element.classList.remove("is-drop");
  }
}

/** None where all the cards are there already. */
function rowAt(target: EventTarget | null, cards: readonly Card[]): Row | undefined {
  const element =
    target instanceof Element ? target.closest<HTMLElement>(".side [data-folder], .side [data-no-folder]") : null;
  const label = element?.querySelector<HTMLElement>(".nav-label");
  if (!element || !label || cards.length === 0) return undefined;
  const id = element.dataset.folder ?? null;
  return cards.every(({ folder }) => folder === id) ? undefined : new Row(element, label, { id, name: element.title });
}

/** What hangs on the pointer: the card's name, or how many there are. */
function showHand(transfer: DataTransfer, cards: readonly Card[]): void {
  const said = cards.length === 1 ? (cards[0]?.name ?? "") : t("selected", { count: cards.length });
  const hand = h("div", { class: "drag-hand" }, said);
  document.body.append(hand);
  transfer.setDragImage(hand, -12, -8);
  requestAnimationFrame(() => hand.remove());
}

function isText(field: HTMLInputElement): boolean {
  return field.type !== "checkbox";
}
