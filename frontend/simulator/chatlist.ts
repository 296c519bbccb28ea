/** The left column: chats with their last message. */
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { AppWindow, ExternalLink, Search } from "lucide";
import { t } from "../i18n/simulator.ts";
import { icon } from "../ui/icon.ts";
import type { App } from "./app.ts";
import { avatar } from "./avatar.ts";
import { chatName } from "./chat-name.ts";
import { iso, shortTime } from "./chat-times.ts";
import { searched } from "./chooser.ts";
import type { ChatView, MessageView } from "./state.ts";

export function chatList(app: App): TemplateResult {
  const chats = sorted(app, searched(app.state.chats, app.search));
  return html`<nav class="sim-l" aria-label=${t("chats")}>
    <label class="search">${icon(Search)}
      <input class="input input-quiet" type="search" aria-label=${t("searchChats")} placeholder=${t("searchChats")}
        .value=${app.search}
        @input=${(event: Event) => {
          app.search = (event.target as HTMLInputElement).value;
          app.redraw();
        }} />
    </label>
    <ul class="chs">${repeat(
      chats,
      ({ open_chat_id: id }) => id,
      (chat) => row(app, chat),
    )}</ul>
    ${chats.length === 0 ? html`<div class="empty"><h3>${t("noChats")}</h3><p>${t("noChatsHelp")}</p></div>` : nothing}
    <button class="btn btn-block" @click=${() => {
      app.asking = true;
      app.redraw();
    }}>${icon(ExternalLink)}${t("openPage")}</button>
    <button class="btn btn-block" @click=${() => app.openWebView(app.boot.demo)}>${icon(AppWindow)}${t("openDemo")}</button>
  </nav>`;
}

/** Newest first; chats nobody wrote in keep their order at the end. */
function sorted(app: App, chats: readonly ChatView[]): ChatView[] {
  const last = new Map(chats.map((chat) => [chat, app.store.messagesOf(chat.open_chat_id).at(-1)?.sent_ms ?? 0]));
  return [...chats].sort((a, b) => (last.get(b) ?? 0) - (last.get(a) ?? 0));
}

function row(app: App, chat: ChatView): TemplateResult {
  const on = chat === app.current;
  const last = app.store.messagesOf(chat.open_chat_id).at(-1);
  const unread = on ? 0 : app.store.unread(chat.open_chat_id);
  const about = [chat.external ? t("external") : "", last ? summary(chat, last) : ""].filter(Boolean).join(", ");
  return html`<li><button class="ch ${on ? "is-on" : ""}" aria-current=${on ? "true" : nothing}
    data-chat=${chat.open_chat_id} @click=${() => app.select(chat.open_chat_id)}>
    ${avatar(chat.name, `av-lg ${chat.kind === "person" ? "" : "av-sq"}`)}
    <span class="grow">
      <span class="ch-r"><b class="cut grow">${chatName(chat)}</b>${
        last
          ? html`<time class="meta" datetime=${iso(last.sent_ms)}>${shortTime(last.sent_ms, app.state.now_ms)}</time>`
          : nothing
      }</span>
      ${
        about === "" && unread === 0
          ? nothing
          : html`<span class="ch-r"><span class="meta cut grow">${about}</span>${
              unread > 0 ? html`<span class="bdg">${unread}</span>` : nothing
            }</span>`
      }
    </span>
  </button></li>`;
}

function summary(chat: ChatView, message: MessageView): string {
  if (message.recalled) return t("recalled");
  const what = message.kind === "card" ? `[${t("card")}] ${cardTitle(message)}` : message.text;
  return chat.kind === "group" && message.sender ? `${message.sender.name}: ${what}` : what;
}

function cardTitle(message: MessageView): string {
  const header = message.card_content?.card.header as { title?: { content?: unknown } } | undefined;
  return typeof header?.title?.content === "string" ? header.title.content : "";
}
