/** One device with the card on it, and what lies over the card. */
import { type Device, type MessageCard, newMessageCard } from "../../preview/message-card.ts";
import type { Studio } from "../core/studio.ts";
import { Overlay } from "./overlay.ts";
import type { OverlayContext } from "./overlay-context.ts";

export interface StageOptions extends Omit<OverlayContext, "card"> {
  readonly device: Device;
}

export class Stage {
  readonly device: Device;
  readonly card: MessageCard = newMessageCard();
  readonly overlay: Overlay;
  /** Around the card; as large as the card is drawn. */
  readonly root = document.createElement("div");
  private readonly scaled = document.createElement("div");
  private readonly studio: Studio;
  private readonly sizes = new ResizeObserver(() => this.resized());

  constructor({ studio, device, ...context }: StageOptions) {
    this.studio = studio;
    this.device = device;
    this.overlay = new Overlay({ studio, card: this.card, ...context });
    this.root.className = `stage stage-${device}`;
    this.scaled.className = "stage-z";
    this.scaled.append(this.card);
    this.root.append(this.scaled, this.overlay.root);
    this.sizes.observe(this.card);
    // What scrolls inside a card moves boxes without changing its size.
    this.card.shadowRoot?.addEventListener("scroll", () => this.overlay.schedule(), { capture: true, passive: true });
  }

  /** Draws the card as it is looked at now. */
  draw(theme: "light" | "dark"): void {
    const { card, studio, root } = this;
    const { view } = studio;
    card.device = this.device;
    card.theme = theme;
    card.locale = view.locale === "" ? undefined : view.locale;
    card.mode = view.interactive ? "interactive" : "design";
    card.blanks = studio.drawn.blanks;
    card.card = studio.drawn.card;
    root.classList.toggle("is-zoomed", view.zoom !== 100);
    root.style.setProperty("--zoom", String(view.zoom / 100));
    this.overlay.root.hidden = view.interactive;
    this.overlay.schedule();
  }

  /** A scaled card takes the room of an unscaled one, unless told how high it is. */
  private resized(): void {
    this.root.style.setProperty("--card-h", `${this.card.offsetHeight}px`);
    this.overlay.schedule();
  }
}
