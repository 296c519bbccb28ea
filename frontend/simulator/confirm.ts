/** The second confirmation: who gets it, what it looks like, a note. */
import { html, nothing, type TemplateResult } from "lit";
import { X } from "lucide";
import { cardLocale } from "../i18n/card-locale.ts";
import { t } from "../i18n/simulator.ts";
import { icon } from "../ui/icon.ts";
import { avatar } from "./avatar.ts";
import { chatName } from "./chat-name.ts";
import { type Client, isPhone } from "./client.ts";
import type { Dialog } from "./dialog.ts";
import type { ConfirmRequest } from "./send-message-card.ts";
import { theme } from "./theme.ts";

export class ConfirmDialog implements Dialog<string> {
  finish: (result: string | null) => void = () => undefined;
  refresh: () => void = () => undefined;
  private note = "";

  constructor(
    private readonly request: ConfirmRequest,
    private readonly client: Client,
  ) {}

  template(): TemplateResult {
    const { request } = this;
    return html`<dialog class="nat nat-confirm" aria-labelledby="nat-title" @cancel=${this.cancel}>
      <header class="nat-head">
        <h1 id="nat-title">${request.title || t("chosen")}</h1>
        <button class="ib" aria-label=${t("close")} @click=${this.cancel}>${icon(X)}</button>
      </header>
      <div class="nat-body">
        ${request.desc === "" ? nothing : html`<p class="two">${request.desc}</p>`}
        <ul class="nat-to" aria-label=${t("sendTo")}>
          ${request.chats.map((chat) => html`<li>${avatar(chat.name)}<span class="cut">${chatName(chat)}</span></li>`)}
          ${request.unknown.map((id) => html`<li>${avatar("?")}<span class="cut">${t("unknownChat")} ${id}</span></li>`)}
        </ul>
        ${request.card === null ? nothing : this.preview()}
        ${
          request.note
            ? html`<textarea class="area" rows="2" aria-label=${t("note")} placeholder=${t("note")} @input=${this.write}></textarea>`
            : nothing
        }
      </div>
      <footer class="nat-foot">
        <span class="grow"></span>
        <button class="btn" @click=${this.cancel}>${t("cancel")}</button>
        <button class="btn btn-ink" data-focus @click=${this.agree}>${request.button || t("send")}</button>
      </footer>
    </dialog>`;
  }

  private preview(): TemplateResult {
    return html`<div class="nat-card" role="group" aria-label=${t("cardPreview")} tabindex="0">
      <message-card
        .card=${this.request.card}
        .locale=${cardLocale()}
        .theme=${theme()}
        .device=${isPhone(this.client) ? "mobile" : "desktop"}
        .mode=${"static"}
      ></message-card>
    </div>`;
  }

  private readonly write = (event: Event): void => {
    this.note = (event.target as HTMLTextAreaElement).value;
  };

  private readonly agree = (): void => this.finish(this.note.trim());

  private readonly cancel = (event: Event): void => {
    event.preventDefault();
    this.finish(null);
  };
}
