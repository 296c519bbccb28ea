/** What each state of the share page looks like. Pure: a state in, templates out. */
import { html, nothing, type TemplateResult } from "lit";
import {
  Check,
  ChevronRight,
  CircleAlert,
  CircleQuestionMark,
  Eye,
  type IconNode,
  LoaderCircle,
  MessageSquare,
  RefreshCw,
  Send,
  Undo2,
  X,
} from "lucide";
import type { Translate } from "../i18n/index.ts";
import type { en } from "../i18n/share.ts";
import { icon } from "../ui/icon.ts";
import { failedChats, type State } from "./machine.ts";
import type { Delivery, Explanation, PageData } from "./types.ts";

/** What a person can do; `share.ts` does it. */
export interface Actions {
  send(): void;
  retryFailed(): void;
  answer(arrived: boolean): void;
  copyDetails(): void;
  toggleCard(): void;
  toggleRecall(): void;
}

/** What is shown besides the state: switches of the view itself. */
export interface Shown {
  /** Whether the sent card is shown again. */
  card: boolean;
  recall: boolean;
  /** The label of the copy button for a moment after it was used. */
  copied: "" | "copied" | "copyFailed";
  /** When the last outcome came, as people read it. */
  time: string;
}

type T = Translate<typeof en>;
type Tone = "ok" | "idle" | "bad";

/** Whether the card stands on the page by itself. */
export function showsCard(state: State, shown: Shown): boolean {
  return ["ready", "preparing", "waiting", "asking", "cancelled"].includes(state.phase) || shown.card;
}

/** The status above the card; nothing while the page simply waits for a tap. */
export function statusView(
  state: State,
  shown: Shown,
  data: PageData,
  t: T,
  actions: Actions,
): TemplateResult | typeof nothing {
  switch (state.phase) {
    case "ready":
    case "preparing":
      return nothing;
    case "waiting":
      return banner("idle", MessageSquare, t("waitingTitle"), t("waitingText"));
    case "asking":
      return banner("idle", CircleQuestionMark, t("askTitle"), t("askText"));
    case "sent":
      return sentView(state, shown, data, t, actions);
    case "cancelled":
      return banner(
        "idle",
        Undo2,
        t("cancelledTitle"),
        state.outcome?.code === null && state.outcome.message !== "" ? t("lostText") : t("cancelledText"),
      );
    case "partial":
    case "failed":
      return failedView(state, shown, data, t, actions);
    case "blocked":
      return blockedView(state, shown, data, t, actions);
  }
}

/** The buttons at the foot. */
export function actionsView(state: State, data: PageData, t: T, actions: Actions): TemplateResult {
  switch (state.phase) {
    case "ready":
      return primary(Send, t("choose"), actions.send);
    case "preparing":
      return busy(t("preparing"));
    case "waiting":
      return busy(t("waiting"));
    case "asking":
      return html`${primary(Check, t("askYes"), () => actions.answer(true))}${quiet(t("askNo"), () => actions.answer(false))}`;
    case "sent":
      return sentActions(state, data, t, actions);
    case "cancelled":
      return primary(Send, t("chooseAgain"), actions.send);
    case "partial":
    case "failed":
      return failedActions(state, data, t, actions);
    case "blocked":
      return blockedActions(state, data, t, actions);
  }
}

function sentView(state: State, shown: Shown, data: PageData, t: T, actions: Actions): TemplateResult {
  const chats = delivered(state);
  const title = chats.length > 1 ? t("sentMany", { count: chats.length }) : t("sentOne");
  const text = chats.length === 0 ? t("sentUnknown") : t("sentText", { time: shown.time });
  const note = state.outcome?.code === null ? undefined : data.errors[String(state.outcome?.code)];
  return html`
    ${banner("ok", Check, title, text)}
    ${note === undefined ? nothing : html`<div class="sh-note">${icon(CircleAlert)}<div><b>${t("noteTitle")}</b><p>${note.next}</p></div></div>`}
    ${chatList(chats, data, t)}
    <div class="sh-mini">
      ${mini(Eye, shown.card ? t("hideCard") : t("viewCard"), actions.toggleCard, shown.card)}
      ${mini(CircleQuestionMark, t("recall"), actions.toggleRecall, shown.recall)}
    </div>
    ${shown.recall ? html`<p class="sh-tip">${t("recallText")}</p>` : nothing}
  `;
}

function sentActions(state: State, data: PageData, t: T, actions: Actions): TemplateResult {
  const [only, ...others] = delivered(state).filter((chat) => chat.openChatId !== "");
  if (only === undefined || others.length > 0) return primary(Send, t("sendMore"), actions.send);
  return html`
    <a class="btn btn-ink btn-xl btn-block" href=${data.chatUrl + encodeURIComponent(only.openChatId)} target="_top">
      ${icon(MessageSquare, { class: "i i-lg" })}${t("openChat")}
    </a>
    ${quiet(t("sendMore"), actions.send)}
  `;
}

function failedView(state: State, shown: Shown, data: PageData, t: T, actions: Actions): TemplateResult {
  const arrived = delivered(state);
  const missed = (state.outcome?.deliveries ?? []).filter((chat) => chat.status !== 0);
  const words = explanation(state, data, t);
  const some = state.phase === "partial" || arrived.length > 0;
  const title = some ? t(missed.length === 1 ? "partialOne" : "partialMany", { count: missed.length }) : words.title;
  const text = some ? t("partialRest", { count: arrived.length }) : words.next;
  return html`
    ${banner("bad", CircleAlert, title, text)}
    ${chatList([...arrived, ...missed], data, t)}
    ${safeHint(state, some, words, t)}
    ${detailsLine(state.outcome?.code ?? null, shown, t, actions)}
  `;
}

/** What is safe now; where the sentence above has said so already, nothing. */
function safeHint(state: State, some: boolean, words: Explanation, t: T): TemplateResult | typeof nothing {
  if (some || !words.again) return nothing;
  const named = (state.outcome?.deliveries ?? []).length > 0;
  // Codes that come before anything was sent, and failures that name each chat, are certain; others may not be.
  const certain = named || ![-5, -7, -9, null].includes(state.outcome?.code ?? null);
  return html`<p class="sh-tip">${t(certain ? "failedSafe" : "failedUnsure")}</p>`;
}

function failedActions(state: State, data: PageData, t: T, actions: Actions): TemplateResult {
  const count = failedChats(state).length;
  if (count > 0) {
    const label = t(count === 1 ? "retryOne" : "retryMany", { count });
    return html`${primary(RefreshCw, label, actions.retryFailed)}${quiet(t("chooseAgain"), actions.send)}`;
  }
  if (explanation(state, data, t).again) return primary(Send, t("chooseAgain"), actions.send);
  return html`<button class="btn btn-xl btn-block" type="button" @click=${actions.copyDetails}>${t("copyDetails")}</button>`;
}

function blockedView(state: State, shown: Shown, data: PageData, t: T, actions: Actions): TemplateResult {
  const words = problemWords(state, data, t);
  return html`
    ${banner("bad", CircleAlert, words.title, words.next)}
    ${detailsLine(state.problem?.code ?? null, shown, t, actions)}
  `;
}

function blockedActions(state: State, data: PageData, t: T, actions: Actions): TemplateResult {
  const again = problemWords(state, data, t).again;
  return again ? primary(RefreshCw, t("tryAgain"), actions.send) : quiet(t("tryAgain"), actions.send);
}

/** The sentence for a problem that stands before any sending. */
function problemWords(state: State, data: PageData, t: T): Omit<Explanation, "tone"> {
  const { problem } = state;
  switch (problem?.kind) {
    case "config":
      return explained(problem.code, data, t);
    case "script":
      return { title: t("loadFailedTitle"), next: t("loadFailedText"), again: true };
    case "version":
      return { title: t("versionTitle"), next: t("versionText", { version: data.neededVersion }), again: false };
    case "timeout":
      return { title: t("timeoutTitle"), next: t("timeoutText"), again: true };
    case "server":
      return { title: t("serverTitle"), next: t("serverText"), again: true };
    case "ended":
      return { title: t("endedTitle"), next: t("endedText"), again: false };
    case "content":
      return { title: t("contentTitle"), next: t("contentText"), again: false };
    default:
      return { title: t("bridgeTitle"), next: t("bridgeText"), again: true };
  }
}

function explanation(state: State, data: PageData, t: T): Explanation {
  return explained(state.outcome?.code ?? null, data, t);
}

function explained(code: number | null, data: PageData, t: T): Explanation {
  const known = code === null ? undefined : data.errors[String(code)];
  const title = code === null ? t("notSent") : t("unknownCode", { code });
  return known ?? { title, next: t("unknownNext"), tone: "bad", again: true };
}

function delivered(state: State): Delivery[] {
  return [...state.delivered, ...(state.outcome?.deliveries ?? []).filter((chat) => chat.status === 0)];
}

function chatList(chats: readonly Delivery[], data: PageData, t: T): TemplateResult | typeof nothing {
  if (chats.length === 0) return nothing;
  return html`<ul class="dl">${chats.map((chat, index) => chatRow(chat, index, data, t))}</ul>`;
}

/** The client tells ids only; a number and the end of the id tell chats apart. */
function chatRow(chat: Delivery, index: number, data: PageData, t: T): TemplateResult {
  const arrived = chat.status === 0;
  const inside = html`
    <span class="av av-lg av-sq av-${"abcde"[index % 5] ?? "a"}" aria-hidden="true">${icon(MessageSquare)}</span>
    <span class="grow"><b class="cut">${t("chat", { number: index + 1 })}</b><span class="meta cut">${shortId(chat.openChatId)}</span></span>
    <span class="res ${arrived ? "res-ok" : "res-bad"}">
      ${icon(arrived ? Check : X, { class: "i i-sm" })}${t(arrived ? "delivered" : "notDelivered")}
    </span>
  `;
  if (chat.openChatId === "") return html`<li><div class="dl-row">${inside}</div></li>`;
  return html`
    <li>
      <a class="dl-row" href=${data.chatUrl + encodeURIComponent(chat.openChatId)} target="_top" title=${t("openChat")}>
        ${inside}${icon(ChevronRight, { class: "i i-sm" })}
      </a>
    </li>
  `;
}

/** The ends of an id: its beginning says what it is, its end which one. */
function shortId(id: string): string {
  return id.length <= 16 ? id : `${id.slice(0, 5)}…${id.slice(-6)}`;
}

function detailsLine(code: number | null, shown: Shown, t: T, actions: Actions): TemplateResult {
  return html`
    <p class="meta sh-code">
      ${code === null ? nothing : html`${t("code", { code })}<i class="sep"></i>`}<button
        class="link"
        type="button"
        @click=${actions.copyDetails}
      >${t(shown.copied === "" ? "copyDetails" : shown.copied)}</button>
    </p>
  `;
}

function banner(tone: Tone, shape: IconNode, title: string, text: string): TemplateResult {
  return html`
    <div class="st st-${tone}">
      <span class="st-i">${icon(shape, { class: "i i-xl" })}</span>
      <h2>${title}</h2>
      <p>${text}</p>
    </div>
  `;
}

function primary(shape: IconNode, label: string, act: () => void): TemplateResult {
  return html`<button class="btn btn-ink btn-xl btn-block" type="button" @click=${act}>${icon(shape, { class: "i i-lg" })}${label}</button>`;
}

/** Said, not greyed: the label is the state. Further taps mean nothing, which the machine sees to. */
function busy(label: string): TemplateResult {
  return html`
    <button class="btn btn-ink btn-xl btn-block is-busy" type="button" aria-disabled="true">
      ${icon(LoaderCircle, { class: "i i-lg spin" })}${label}
    </button>
  `;
}

function quiet(label: string, act: () => void): TemplateResult {
  return html`<button class="btn btn-xl btn-block btn-quiet" type="button" @click=${act}>${label}</button>`;
}

function mini(shape: IconNode, label: string, act: () => void, pressed: boolean): TemplateResult {
  return html`<button class="btn btn-quiet" type="button" aria-expanded=${pressed} @click=${act}>${icon(shape)}${label}</button>`;
}
