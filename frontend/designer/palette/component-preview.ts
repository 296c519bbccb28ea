/** What a component looks like, beside the palette while the pointer or the focus rests on it. */
import { html, nothing, render } from "lit";
import { t } from "../../i18n/palette.ts";
import { type MessageCard, newMessageCard } from "../../preview/message-card.ts";
import { shownTheme } from "../../ui/theme.ts";
import { clamp } from "../core/boxes.ts";
import type { Offer } from "./offers.ts";

/** What is shown: a component, or a whole `card`. */
export type Shown = Pick<Offer, "label" | "help" | "minClient"> &
  (Pick<Offer, "example" | "snippet"> | { readonly card: unknown });

const WAIT_MS = 350;
const GAP = 12;
const MARGIN = 8;

export class ComponentPreview {
  private root: HTMLElement | undefined;
  private card: MessageCard | undefined;
  private described: HTMLElement | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Shows it after a moment, or at once. */
  show(beside: HTMLElement, offer: Shown, now: boolean): void {
    this.hide();
    this.timer = setTimeout(() => void this.draw(beside, offer), now ? 0 : WAIT_MS);
  }

  hide(): void {
    clearTimeout(this.timer);
    this.root?.remove();
    this.described?.removeAttribute("aria-describedby");
    this.described = undefined;
  }

  private async draw(beside: HTMLElement, shown: Shown): Promise<void> {
    const { label, help, minClient } = shown;
    this.card ??= newMessageCard();
    this.root ??= made();
    const { card, root } = this;
    const modern = "snippet" in shown && shown.snippet === undefined;
    card.mode = "static";
    card.theme = shownTheme();
    card.card = cardOf(shown, modern);
    render(
      html`${card}<p class="pal-pic-t">${label}</p>
        ${help === "" ? nothing : html`<p class="meta">${help}</p>`}
        ${modern ? html`<p class="meta">${t("needs-modern")}</p>` : nothing}
        ${!modern && minClient !== null ? html`<p class="meta">${t("needs-client", { version: minClient })}</p>` : nothing}`,
      root,
    );
    document.body.append(root);
    beside.setAttribute("aria-describedby", root.id);
    this.described = beside;
    await card.updateComplete;
    place(root, beside);
  }
}

function cardOf(shown: Shown, modern: boolean): unknown {
  if ("card" in shown) return shown.card;
  const elements = [shown.example];
  return modern ? { schema: "2.0", body: { elements } } : { elements };
}

function made(): HTMLElement {
  const root = document.createElement("div");
  root.className = "pop pal-pic";
  root.id = "pal-picture";
  root.setAttribute("role", "tooltip");
  return root;
}

function place(root: HTMLElement, beside: HTMLElement): void {
  const pane = (beside.closest(".dleft") ?? beside).getBoundingClientRect();
  const { top } = beside.getBoundingClientRect();
  const { width, height } = root.getBoundingClientRect();
  const left = Math.min(pane.right + GAP, innerWidth - width - MARGIN);
  root.style.setProperty("left", `${left}px`);
  root.style.setProperty("top", `${clamp(top - 8, MARGIN, innerHeight - height - MARGIN)}px`);
}
