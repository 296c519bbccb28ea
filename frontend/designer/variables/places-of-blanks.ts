/** Shows on the canvas where a blank stands. */

/** Marks the places of one blank; undefined: of none. */
export function markPlaces(name: string | undefined): void {
  for (const card of document.querySelectorAll("designer-canvas message-card")) {
    for (const place of card.shadowRoot?.querySelectorAll<HTMLElement>("[data-blank]") ?? []) {
      place.classList.toggle("is-pointed", place.dataset.blank === name);
    }
  }
}
