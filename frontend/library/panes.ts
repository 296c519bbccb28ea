/** The panes of the template page: source and versions beside the card, or all four one at a time in a narrow window. */
import { must } from "./page.ts";

const NARROW = "(max-width: 880px)";

const tabs = [...document.querySelectorAll<HTMLButtonElement>("[data-pane-tab]")];

/** Wide windows show the card and its checks always, narrow ones one pane at a time. */
export function openPane(name: string): void {
  must(".tpl").dataset.pane = name;
  for (const tab of tabs) {
    const isOn = tab.dataset.paneTab === name;
    tab.setAttribute("aria-selected", String(isOn));
    tab.tabIndex = isOn ? 0 : -1;
  }
  for (const pane of document.querySelectorAll<HTMLElement>(".tpl-side [role=tabpanel]")) {
    pane.hidden = pane.id !== `pane-${name}`;
  }
}

for (const tab of tabs) {
  tab.addEventListener("click", () => openPane(tab.dataset.paneTab ?? "source"));
  tab.addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    const shown = tabs.filter((other) => other.offsetParent !== null);
    const next = shown[(shown.indexOf(tab) + by + shown.length) % shown.length];
    next?.focus();
    next?.click();
  });
}

/** A narrow window begins with the card, which people come for; a wide one shows it anyway. */
export function openFirstPane(): void {
  openPane(matchMedia(NARROW).matches ? "card" : "source");
}
