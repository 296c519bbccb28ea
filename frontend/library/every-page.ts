/** What every signed-in page does: menus, folders, the drawer of narrow windows, and its keys. */
import "../ui/theme-switch.ts";
import { watchMenus } from "../ui/menus.ts";
import { rememberZone, showTimes } from "../ui/time.ts";
import { watchFolders } from "./folders.ts";
import { watchPageKeys } from "./page-keys.ts";
import { watchTeamSwitcher } from "./team-switcher.ts";
import "../web/toast.ts";

showTimes(document);
rememberZone();
watchMenus(document);
watchFolders();
watchPageKeys(document);
watchTeamSwitcher();

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
  if (event.key === "Escape" && !event.isComposing && frame?.classList.contains("is-open")) {
    setDrawer(false);
    opener?.focus();
  }
});
