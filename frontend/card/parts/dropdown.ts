import { html, type TemplateResult } from "lit/html.js";
import { registerSheet } from "../registry.ts";
import css from "./dropdown.css";

registerSheet(css);

/**
 * A list that opens below its button. It is a `<details>`: its words are in the document while it is closed, and it opens
 * without a script. Arrow keys move through the entries, Escape and a click elsewhere close it.
 */
export function dropdown(options: {
  readonly summary: unknown;
  readonly summaryClass: string;
  readonly label: string;
  readonly role: "listbox" | "menu";
  readonly multiple?: boolean;
  readonly disabled: boolean;
  readonly entries: unknown;
}): TemplateResult {
  const { summary, summaryClass, label, role, multiple = false, disabled, entries } = options;
  return html`<details class="dropdown" @keydown=${moveFocus} @toggle=${focusFirst}>
    <summary class=${summaryClass} role="button" aria-haspopup=${role} aria-label=${label} aria-disabled=${disabled ? "true" : "false"} @click=${disabled ? prevent : undefined}>${summary}</summary>
    <div class="menu" role=${role} aria-label=${label} aria-multiselectable=${multiple ? "true" : "false"}>${entries}</div>
  </details>`;
}

function prevent(event: Event): void {
  event.preventDefault();
}

function entriesOf(details: Element): HTMLElement[] {
  return [...details.querySelectorAll<HTMLElement>(".entry")];
}

function focusFirst(event: Event): void {
  const details = event.currentTarget as HTMLDetailsElement;
  if (!details.open) return;
  keepInside(details);
  const entries = entriesOf(details);
  (entries.find((entry) => entry.getAttribute("aria-selected") === "true") ?? entries[0])?.focus();
}

/** A list that would stand out of the card at its right ends where its button ends. */
function keepInside(details: HTMLDetailsElement): void {
  const menu = details.querySelector(".menu");
  const root = details.getRootNode();
  if (menu === null || !(root instanceof ShadowRoot)) return;
  menu.classList.remove("end");
  menu.classList.toggle("end", menu.getBoundingClientRect().right > root.host.getBoundingClientRect().right);
}

function moveFocus(event: KeyboardEvent): void {
  const details = event.currentTarget as HTMLDetailsElement;
  if (event.key === "Escape" && details.open) {
    close(details);
    event.stopPropagation();
    return;
  }
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0) return;
  event.preventDefault();
  details.open = true;
  const entries = entriesOf(details);
  const now = entries.indexOf((details.getRootNode() as ShadowRoot).activeElement as HTMLElement);
  entries[Math.min(entries.length - 1, Math.max(0, now + step))]?.focus();
}

/** Closes a dropdown and gives its button the focus back. */
export function close(details: HTMLDetailsElement): void {
  details.open = false;
  details.querySelector("summary")?.focus();
}
