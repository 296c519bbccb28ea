/** What keys do on every signed-in page, in one table; the designer has its own (`designer/commands/shortcut-keys.ts`). */
import { matches } from "../ui/keys.ts";
import { goTo } from "./go-to.ts";
import { showKeys } from "./keys-sheet.ts";

interface PageKey {
  readonly keys: readonly string[];
  /** What the key is for; where the page has none, the key does nothing. */
  readonly of: string;
  readonly press: (found: HTMLElement) => void;
}

const PAGE_KEYS: readonly PageKey[] = [
  { keys: ["/", "mod+k"], of: "input[type=search]", press: search },
  { keys: ["g"], of: ".side", press: () => void goTo() },
  { keys: ["?"], of: ".side", press: () => void showKeys() },
  // The nine first teams of the switcher.
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((figure) => ({
    keys: [`alt+${figure}`],
    of: `[data-team-key="${figure}"]`,
    press: (team: HTMLElement) => team.click(),
  })),
];

function search(field: HTMLElement): void {
  field.focus();
  (field as HTMLInputElement).select();
}

export function watchPageKeys(page: Document): void {
  page.addEventListener("keydown", (event) => {
    if (event.isComposing || page.querySelector("dialog[open]") !== null || typing(event.target)) return;
    const pressed = PAGE_KEYS.find(({ keys }) => keys.some((held) => matches(held, event)));
    const found = pressed && page.querySelector<HTMLElement>(pressed.of);
    if (!found) return;
    event.preventDefault();
    pressed.press(found);
  });
}

function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null;
}
