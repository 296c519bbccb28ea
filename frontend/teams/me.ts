/** Somebody's own settings: looking for a time zone, and asking before others are signed out. All else are plain forms. */
import { askSure } from "../ui/dialogs.ts";

const ELSEWHERE = "data-elsewhere";
/** So many found zones are enough to see that more must be typed. */
const MOST = 30;

function watchZones(menu: HTMLDetailsElement): void {
  const field = menu.querySelector<HTMLInputElement>("input[type=search]");
  const none = menu.querySelector<HTMLElement>("[data-none]");
  const rows = [...menu.querySelectorAll<HTMLButtonElement>("button[value]")];
  const show = () => {
    const wanted = plain(field?.value ?? "");
    let found = 0;
    for (const row of rows) {
      const isFound =
        wanted === "" ? !row.hasAttribute(ELSEWHERE) : plain(`${row.textContent} ${row.value}`).includes(wanted);
      const isShown = isFound && found < MOST;
      if (isShown) found += 1;
      row.hidden = !isShown;
      row.disabled = !isShown; // the arrow keys pass it by
    }
    if (none) none.hidden = found > 0;
  };
  field?.addEventListener("input", show);
  field?.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    // Not the first button of the form, which may be hidden.
    event.preventDefault();
    if (field.value.trim() !== "") rows.find((row) => !row.hidden)?.click();
  });
  menu.addEventListener("toggle", () => {
    if (!menu.open) return;
    if (field) field.value = "";
    show();
    field?.focus();
  });
}

function plain(text: string): string {
  return text
    .replace(/[_\s]+/g, " ")
    .trim()
    .toLowerCase();
}

const zones = document.querySelector<HTMLDetailsElement>("[data-zones]");
if (zones !== null) watchZones(zones);

document.addEventListener("submit", async (event) => {
  const form = event.target as HTMLFormElement;
  const { sure, sureText = "", sureVerb = "" } = form.dataset;
  if (sure === undefined) return;
  event.preventDefault();
  if (await askSure(sure, sureText, sureVerb)) form.submit();
});

// After a choice the page is a new one: whoever chose by keyboard goes on where they were.
// Not before the browser has gone to the fragment, which takes the focus away from everything.
addEventListener("load", () =>
  requestAnimationFrame(() =>
    document
      .getElementById(location.hash.slice(1))
      ?.querySelector<HTMLElement>('[aria-pressed="true"], summary')
      ?.focus(),
  ),
);
