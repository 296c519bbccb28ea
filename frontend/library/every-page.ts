/** What every signed-in page does: menus, folders, the drawer of narrow windows, "/" goes to the search. */
import "../ui/theme-switch.ts";
import { watchMenus } from "../ui/menus.ts";
import { showTimes } from "../ui/time.ts";
import { watchFolders } from "./folders.ts";
import "../web/toast.ts";

showTimes(document);
watchMenus(document);
watchFolders();

const frame = document.querySelector<HTMLElement>(".lib");
const opener = document.querySelector<HTMLButtonElement>("[data-drawer]");

function setDrawer(open: boolean): void {
  frame?.classList.toggle("is-open", open);
  opener?.setAttribute("aria-expanded", String(open));
  if (open) document.querySelector<HTMLElement>(".side a")?.focus();
}

opener?.addEventListener("click", () => setDrawer(true));
document.querySelector("[data-drawer-close]")?.addEventListener("click", () => setDrawer(false));

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && frame?.classList.contains("is-open")) {
    setDrawer(false);
    opener?.focus();
  }
  const search = document.querySelector<HTMLInputElement>("input[type=search]");
  const wanted = event.key === "/" || (event.key.toLowerCase() === "k" && (event.metaKey || event.ctrlKey));
  if (search === null || !wanted || typing(event.target)) return;
  event.preventDefault();
  search.focus();
  search.select();
});

function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null;
}
