/**
 * Makes `<details data-menu>` behave as a menu: one open at a time, closed by Escape (focus goes back), by a click
 * elsewhere and by choosing; arrow keys walk its items. Works for menus that come into the page later.
 */
const ITEMS = "a[href], button:not([disabled])";

export function watchMenus(root: Document): void {
  root.addEventListener("toggle", (event) => closeOthers(root, event.target), { capture: true });
  root.addEventListener("click", (event) => clicked(root, event));
  root.addEventListener("keydown", (event) => pressed(event));
}

function openMenus(root: Document): HTMLDetailsElement[] {
  return [...root.querySelectorAll<HTMLDetailsElement>("details[data-menu][open]")];
}

function closeOthers(root: Document, target: EventTarget | null): void {
  if (!(target instanceof HTMLDetailsElement) || !target.open || target.dataset.menu === undefined) return;
  for (const menu of openMenus(root)) if (menu !== target) menu.open = false;
  // Opened at the foot of the window, most of it would lie below.
  target.querySelector(":scope > .pop")?.scrollIntoView({ block: "nearest" });
}

function clicked(root: Document, event: MouseEvent): void {
  const target = event.target instanceof Element ? event.target : null;
  for (const menu of openMenus(root)) {
    const isChosen = menu.contains(target) && target?.closest(".menu a, .menu button, .menu-item") != null;
    // What was pressed is hidden in a moment; a dialog that opens gives the focus back to the menu.
    if (isChosen && menu.contains(document.activeElement)) menu.querySelector("summary")?.focus();
    if (isChosen || !menu.contains(target)) menu.open = false;
  }
}

function pressed(event: KeyboardEvent): void {
  const menu = (event.target as Element | null)?.closest<HTMLDetailsElement>("details[data-menu]");
  if (!menu || event.isComposing) return;
  if (event.key === "Escape" && menu.open) {
    event.stopPropagation();
    menu.open = false;
    menu.querySelector("summary")?.focus();
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    menu.open = true;
    walk(menu, event.key === "ArrowDown" ? 1 : -1);
  }
}

function walk(menu: HTMLDetailsElement, by: number): void {
  const items = [...menu.querySelectorAll<HTMLElement>(ITEMS)];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const next = at < 0 ? (by > 0 ? 0 : items.length - 1) : (at + by + items.length) % items.length;
  items[next]?.focus();
}
