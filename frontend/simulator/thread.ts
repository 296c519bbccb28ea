/** The middle column: one chat's messages and the composer. */
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import {
  AppWindow,
  Ban,
  Check,
  ChevronLeft,
  type IconNode,
  MessageSquareOff,
  Plus,
  SendHorizontal,
  Settings2,
} from "lucide";
import { cardLocale } from "../i18n/card-locale.ts";
import { t } from "../i18n/simulator.ts";
import { icon } from "../ui/icon.ts";
import type { App } from "./app.ts";
import { avatar } from "./avatar.ts";
import { chatName } from "./chat-name.ts";
import { clockTime, dayName, iso, sameDay } from "./chat-times.ts";

import { cardText } from "./server.ts";
import type { ChatView, MessageView } from "./state.ts";
import { theme } from "./theme.ts";
import { webView } from "./webview.ts";

/** Messages of one person within this time stand under one name. */
const TOGETHER_MS = 5 * 60 * 1000;

export function thread(app: App): TemplateResult {
  const chat = app.current;
  if (!chat) return html`<main class="sim-m"></main>`;
  const messages = app.store.messagesOf(chat.open_chat_id);
  return html`<main class="sim-m ${app.webView !== "" && app.webViewBeside ? "has-side" : ""}">
    ${head(app, chat)}
    <div class="sim-chat" role="log" aria-label=${chatName(chat)} tabindex="0">
      ${messages.length === 0 ? html`<div class="empty"><p>${t("noMessages")}</p></div>` : nothing}
      ${repeat(
        messages,
        (message) => message.open_message_id,
        (message, index) => entry(app, chat, message, messages[index - 1]),
      )}
    </div>
    ${composer(app, chat)}
    ${webView(app)}
  </main>`;
}

function head(app: App, chat: ChatView): TemplateResult {
  return html`<header class="sim-mh">
    <button class="ib sim-narrow" aria-label=${t("chats")} @click=${() => {
      app.listing = true;
      app.redraw();
    }}>${icon(ChevronLeft)}</button>
    <h1 class="cut">${chatName(chat)}</h1>
    ${chat.external ? html`<span class="chip chip-accent">${t("external")}</span>` : nothing}
    <span class="meta cut grow">${
      chat.kind === "group" ? html`${t("memberCount", { count: chat.people })}<i class="sep"></i>` : nothing
    }${chat.open_chat_id}</span>
    ${chatFault(app, chat, "failing_chats", t("markFailing"), Ban)}
    ${chatFault(app, chat, "note_fails", t("markNote"), MessageSquareOff)}
    <button class="ib sim-tucked" aria-expanded=${String(app.controls)} aria-label=${t("controls")} title=${t("controls")}
      @click=${() => {
        app.controls = !app.controls;
        app.redraw();
      }}>${icon(Settings2)}</button>
  </header>`;
}

/** A fault of this chat, to be put on and off. One that is on in every chat is left to the controls. */
function chatFault(
  app: App,
  chat: ChatView,
  name: "failing_chats" | "note_fails",
  label: string,
  picture: IconNode,
): TemplateResult {
  const fault = app.state.faults[name];
  const everywhere = fault === true;
  const ids = typeof fault === "boolean" ? [] : fault;
  const others = ids.filter((id) => id !== chat.open_chat_id);
  const on = everywhere || others.length < ids.length;
  return html`<button class="ib" aria-pressed=${String(on)} aria-label=${label} title=${label} ?disabled=${everywhere}
    @click=${() => app.set({ faults: { [name]: on ? others : [...others, chat.open_chat_id] } })}>${icon(picture)}</button>`;
}

function entry(app: App, chat: ChatView, message: MessageView, before: MessageView | undefined): TemplateResult {
  const newDay = !before || !sameDay(before.sent_ms, message.sent_ms);
  const follows =
    !newDay &&
    before.sender?.open_id === message.sender?.open_id &&
    message.app_name === "" &&
    message.sent_ms - before.sent_ms < TOGETHER_MS;
  const name = message.sender?.name ?? (message.app_name || chatName(chat));
  return html`${newDay ? html`<p class="day"><span><time datetime=${iso(message.sent_ms)}>${dayName(message.sent_ms, app.state.now_ms)}</time></span></p>` : nothing}
    <article class="msg ${follows ? "msg-follows" : ""}" data-message=${message.open_message_id} aria-label=${name}>
      ${follows ? html`<span class="msg-gap"></span>` : avatar(name, "av-lg")}
      <div class="msg-b">
        ${
          follows
            ? nothing
            : html`<div class="msg-n">${name}<span class="meta"><time datetime=${iso(message.sent_ms)}>${clockTime(message.sent_ms)}</time>${
                message.app_name === "" || message.sender === null
                  ? nothing
                  : html`<i class="sep"></i>${t("sentWith", { app: message.app_name })}`
              }</span></div>`
        }
        ${body(app, message)}
      </div>
      <button class="ib ib-sm msg-act" aria-label=${t("messageAction")} title=${t("messageAction")}
        @click=${() => app.launch(chat, "message")}>${icon(AppWindow)}</button>
    </article>`;
}

function body(app: App, message: MessageView): TemplateResult {
  if (message.recalled) return html`<p class="meta">${t("recalled")}</p>`;
  if (message.card_content) return card(app, message, message.card_content.card);
  return html`<div class="bub">${message.text}</div>`;
}

function card(app: App, message: MessageView, content: unknown): TemplateResult {
  const text = app.json.get(message.open_message_id);
  return html`<message-card
      .card=${content}
      .locale=${cardLocale()}
      .theme=${theme()}
      .device=${app.state.profile.phone ? "mobile" : "desktop"}
      .mode=${"interactive"}
      @card-action=${(event: CustomEvent) => app.log("card.action.trigger", JSON.stringify(event.detail).slice(0, 160))}
    ></message-card>
    <div class="msg-s">${icon(Check, { class: "i-sm" })}${message.open_message_id}<i class="sep"></i>${t("bytes", { count: message.bytes.toLocaleString("en") })}<i class="sep"></i>${
      message.updated_ms === 0 ? nothing : html`${t("updated")}<i class="sep"></i>`
    }<button
        class="link" aria-expanded=${String(text !== undefined)} @click=${() => toggleJson(app, message)}>${
          text === undefined ? t("showJson") : t("hideJson")
        }</button></div>
    ${text === undefined ? nothing : html`<pre class="sim-json" tabindex="0">${text}</pre>`}`;
}

/** The text is the server's: read as numbers of JavaScript, long ones would change. */
async function toggleJson(app: App, message: MessageView): Promise<void> {
  const id = message.open_message_id;
  if (!app.json.delete(id)) {
    app.json.set(id, await cardText(id));
  }
  app.redraw();
}

function composer(app: App, chat: ChatView): TemplateResult {
  const placeholder = t("messagePlaceholder", { name: chatName(chat) });
  const send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const field = (event.target as HTMLFormElement).elements.namedItem("text") as HTMLInputElement;
    if (field.value.trim() === "") return;
    try {
      await app.compose(field.value);
      field.value = "";
    } catch {
      app.say(t("failedToSend"));
    }
  };
  return html`<form class="sim-f" @submit=${send}>
    <button class="ib" type="button" aria-label=${t("plusMenu")} title=${t("plusMenu")} @click=${() => app.launch(chat, "menu")}>${icon(Plus)}</button>
    <input class="input sim-in" name="text" autocomplete="off" maxlength="4000" aria-label=${placeholder} placeholder=${placeholder} />
    <button class="ib" aria-label=${t("send")} title=${t("send")}>${icon(SendHorizontal)}</button>
  </form>`;
}
