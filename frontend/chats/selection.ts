/** Selecting and searching the chats of a list. Looks the parts up each time, since they come anew with every answer. */

const form = (): HTMLFormElement | null => document.querySelector("form[data-chats]");
const rows = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>("form[data-chats] li")];
const tick = (row: HTMLElement): HTMLInputElement | null => row.querySelector("input[name=ref]");

/** Make a list that has just come work. */
export function prepareList(): void {
  const list = form();
  if (list === null) return;
  list.querySelector<HTMLInputElement>("[data-filter]")?.addEventListener("input", search);
  // After the browser has taken the ticks away.
  list.addEventListener("reset", () => setTimeout(count));
  count();
}

/** A tick was set or taken away. */
export function selectionChanged(field: HTMLInputElement): void {
  if (field.dataset.all !== undefined) {
    for (const row of rows()) {
      const box = tick(row);
      if (box !== null && !row.hidden) box.checked = field.checked;
    }
  }
  count();
}

function count(): void {
  const shown = rows().filter((row) => !row.hidden);
  const chosen = rows().filter((row) => tick(row)?.checked).length;
  const bar = document.querySelector<HTMLElement>("[data-bar]");
  if (bar !== null) bar.hidden = chosen === 0;
  const words = document.querySelector<HTMLElement>("[data-count]");
  if (words !== null) words.textContent = (words.dataset.words ?? "").replace("{count}", String(chosen));
  const all = document.querySelector<HTMLInputElement>("[data-all]");
  if (all === null) return;
  all.checked = shown.length > 0 && shown.every((row) => tick(row)?.checked);
  all.indeterminate = chosen > 0 && !all.checked;
}

function search(event: Event): void {
  const wanted = (event.target as HTMLInputElement).value.trim().toLowerCase();
  for (const row of rows()) {
    row.hidden = !(row.dataset.words ?? "").includes(wanted);
    // What cannot be seen is not taken off the list unnoticed.
    const box = tick(row);
    if (row.hidden && box !== null) box.checked = false;
  }
  const nothing = document.querySelector<HTMLElement>("[data-nothing]");
  if (nothing !== null) nothing.hidden = rows().some((row) => !row.hidden);
  count();
}
