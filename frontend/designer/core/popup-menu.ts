/** A menu that opens at a place of the page: arrows walk it, Escape and a press elsewhere close it, focus goes back. */
import { html, nothing, render, type TemplateResult } from "lit";
import type { IconNode } from "lucide";
import { icon } from "../../ui/icon.ts";

export interface MenuItem {
  readonly label: string;
  readonly icon: IconNode;
  readonly run: () => void;
  /** The keys that do the same. */
  readonly keys?: string;
  readonly danger?: boolean;
}

export interface MenuOptions {
  readonly label: string;
  /** Groups of items, with a rule between them; empty ones are left out. */
  readonly groups: readonly (readonly MenuItem[])[];
  /** Where it opens: below an element, or at a point of the viewport. */
  readonly at: Element | { readonly x: number; readonly y: number };
}

const MARGIN = 8;
let close: (() => void) | undefined;

/** Opens a menu; one that is open closes. */
export function openMenu({ label, groups, at }: MenuOptions): void {
  close?.();
  const before = document.activeElement;
  const place = document.createElement("div");
  place.className = "pop pop-menu";
  place.setAttribute("role", "menu");
  place.setAttribute("aria-label", label);
  const shut = (refocus: boolean) => {
    if (!place.isConnected) return;
    close = undefined;
    document.removeEventListener("pointerdown", pressedElsewhere, true);
    removeEventListener("blur", left);
    place.remove();
    if (refocus && before instanceof HTMLElement && before.isConnected) before.focus();
  };
  const pressedElsewhere = (event: Event) => {
    if (!event.composedPath().includes(place)) shut(false);
  };
  const left = () => shut(false);
  const chosen = (item: MenuItem) => {
    shut(true);
    item.run();
  };
  render(
    groups.filter((group) => group.length > 0).map((group, index) => groupOf(group, index > 0, chosen)),
    place,
  );
  place.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Escape" || event.key === "Tab") {
      event.preventDefault();
      shut(true);
    } else walk(place, event);
  });
  document.body.append(place);
  put(place, at);
  document.addEventListener("pointerdown", pressedElsewhere, true);
  addEventListener("blur", left);
  close = () => shut(false);
  place.querySelector<HTMLElement>("button")?.focus();
}

function groupOf(group: readonly MenuItem[], ruled: boolean, chosen: (item: MenuItem) => void): TemplateResult {
  return html`${ruled ? html`<hr role="separator" />` : nothing}${group.map(
    (
      item,
    ) => html`<button type="button" role="menuitem" tabindex="-1" class=${item.danger ? "btn-warnline" : ""} @click=${() => chosen(item)}>
      ${icon(item.icon)}<span class="grow">${item.label}</span>${item.keys ? html`<span class="end">${item.keys}</span>` : nothing}
    </button>`,
  )}`;
}

function walk(menu: HTMLElement, event: KeyboardEvent): void {
  const items = [...menu.querySelectorAll<HTMLElement>("button")];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: (at + 1) % items.length,
    ArrowUp: (at - 1 + items.length) % items.length,
    Home: 0,
    End: items.length - 1,
  };
  const target = targets[event.key];
  if (target === undefined) return;
  event.preventDefault();
  items[target]?.focus();
}

/** Below its anchor where there is room, else above; never outside the window. */
function put(menu: HTMLElement, at: MenuOptions["at"]): void {
  const anchor = at instanceof Element ? at.getBoundingClientRect() : { left: at.x, top: at.y, bottom: at.y };
  const { width, height } = menu.getBoundingClientRect();
  const left = Math.min(anchor.left, innerWidth - width - MARGIN);
  const below = anchor.bottom + 4;
  const top = below + height > innerHeight - MARGIN ? Math.max(MARGIN, anchor.top - height - 4) : below;
  menu.style.setProperty("left", `${Math.max(MARGIN, left)}px`);
  menu.style.setProperty("top", `${top}px`);
}
