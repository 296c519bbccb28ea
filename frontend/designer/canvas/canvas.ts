import { html, type TemplateResult } from "lit";
import { type Device, type MessageCard, newMessageCard } from "../../library/message-card.ts";
import { shownTheme } from "../../ui/theme-switch.ts";
import { Part } from "../core/part.ts";
import type { Change } from "../core/studio.ts";

/** `<designer-canvas>`: the card as it will look, to be edited where it stands; on one device or on both side by side. */
export class DesignerCanvas extends Part {
  protected override readonly watches: readonly Change[] = ["document", "view"];
  private readonly cards: Readonly<Record<Device, MessageCard>> = {
    desktop: newMessageCard(),
    mobile: newMessageCard(),
  };

  protected override render(): TemplateResult {
    const { view, drawn } = this.studio;
    const devices: readonly Device[] = view.device === "both" ? ["desktop", "mobile"] : [view.device];
    for (const device of devices) {
      const card = this.cards[device];
      card.device = device;
      card.theme = view.theme ?? shownTheme();
      card.locale = view.locale === "" ? undefined : view.locale;
      card.mode = view.interactive ? "interactive" : "design";
      card.card = drawn.card;
    }
    return html`<div class="chat" @click=${(event: MouseEvent) => this.pick(event)}>
      ${devices.map((device) => html`<div class="stage stage-${device}">${this.cards[device]}</div>`)}
    </div>`;
  }

  private pick(event: MouseEvent): void {
    const pointer = this.cards.desktop.elementAt(event.clientX, event.clientY);
    this.studio.select(pointer === null ? [] : [this.studio.idOfDrawn(pointer)]);
  }
}

customElements.define("designer-canvas", DesignerCanvas);
