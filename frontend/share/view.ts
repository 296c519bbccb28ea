/**
 * What each state of the share page looks like: a state in, nodes out. A button says what it does in `data-act`; one
 * listener of the page does it, so that the button the server wrote works as well.
 */
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
import { type Child, h, iconNode } from "../ui/dom.ts";
import { failedChats, type State } from "./machine.ts";
import type { Delivery, Explanation, PageData } from "./types.ts";

/** What a person can do; `share.ts` does it. */
export type Act = "send" | "retryFailed" | "arrived" | "notArrived" | "copyDetails" | "toggleCard" | "toggleRecall";

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
export function statusView(state: State, shown: Shown, data: PageData, t: T): Child {
  switch (state.phase) {
    case "ready":
    case "preparing":
      return null;
    case "waiting":
      return banner("idle", MessageSquare, t("waitingTitle"), t("waitingText"));
    case "asking":
      return banner("idle", CircleQuestionMark, t("askTitle"), t("askText"));
    case "sent":
      return sentView(state, shown, data, t);
    case "cancelled":
      return banner("idle", Undo2, t("cancelledTitle"), t(wasLost(state) ? "lostText" : "cancelledText"));
    case "partial":
    case "failed":
      return failedView(state, shown, data, t);
    case "blocked":
      return blockedView(state, shown, data, t);
  }
}

/** Whether the person said it never arrived, instead of the client that they cancelled. */
function wasLost({ outcome }: State): boolean {
  return outcome?.code === null && outcome.message !== "";
}

/** The buttons at the foot. */
export function actionsView(state: State, data: PageData, t: T): Child {
  switch (state.phase) {
    case "ready":
      return primary(Send, t("choose"), "send");
    case "preparing":
      return busy(t("preparing"));
    case "waiting":
      return busy(t("waiting"));
    case "asking":
      return [primary(Check, t("askYes"), "arrived"), quiet(t("askNo"), "notArrived")];
    case "sent":
      return sentActions(state, data, t);
    case "cancelled":
      return primary(Send, t("chooseAgain"), "send");
    case "partial":
    case "failed":
      return failedActions(state, data, t);
    case "blocked":
      return blockedActions(state, data, t);
  }
}

function sentView(state: State, shown: Shown, data: PageData, t: T): Child {
  const chats = delivered(state);
  const title = chats.length > 1 ? t("sentMany", { count: chats.length }) : t("sentOne");
  const text = chats.length === 0 ? t("sentUnknown") : t("sentText", { time: shown.time });
  const note = state.outcome?.code === null ? undefined : data.errors[String(state.outcome?.code)];
  const noteFailed = (next: string) =>
    h("div", { class: "sh-note" }, iconNode(CircleAlert), h("div", {}, h("b", {}, t("noteTitle")), h("p", {}, next)));
  return [
    banner("ok", Check, title, text),
    note === undefined ? null : noteFailed(note.next),
    chatList(chats, data, t),
    h(
      "div",
      { class: "sh-mini" },
      mini(Eye, t(shown.card ? "hideCard" : "viewCard"), "toggleCard", shown.card),
      mini(CircleQuestionMark, t("recall"), "toggleRecall", shown.recall),
    ),
    shown.recall ? tip(t("recallText")) : null,
  ];
}

function sentActions(state: State, data: PageData, t: T): Child {
  const [only, ...others] = delivered(state).filter((chat) => chat.openChatId !== "");
  if (only === undefined || others.length > 0) return primary(Send, t("sendMore"), "send");
  const attributes = { class: "btn btn-ink btn-xl btn-block", href: chatUrl(only, data), target: "_top" };
  return [h("a", attributes, iconNode(MessageSquare, "i-lg"), t("openChat")), quiet(t("sendMore"), "send")];
}

function failedView(state: State, shown: Shown, data: PageData, t: T): Child {
  const arrived = delivered(state);
  const missed = (state.outcome?.deliveries ?? []).filter((chat) => chat.status !== 0);
  const words = explanation(state, data, t);
  const some = state.phase === "partial" || arrived.length > 0;
  const title = some ? t(missed.length === 1 ? "partialOne" : "partialMany", { count: missed.length }) : words.title;
  const text = some ? t("partialRest", { count: arrived.length }) : words.next;
  return [
    banner("bad", CircleAlert, title, text),
    chatList([...arrived, ...missed], data, t),
    some ? null : causes(words, t),
    safeHint(state, some, words, t),
    detailsLine(state.outcome?.code ?? null, shown, t),
  ];
}

/** What may have made the platform refuse the card. */
function causes({ causes = [] }: Explanation, t: T): Child {
  if (causes.length === 0) return null;
  const items = causes.map((cause) => h("li", {}, cause));
  return h(
    "div",
    { class: "sh-note" },
    iconNode(CircleAlert),
    h("div", {}, h("b", {}, t("causes")), h("ul", {}, ...items)),
  );
}

/** What is safe now; where the sentence above has said so already, nothing. */
function safeHint(state: State, some: boolean, words: Explanation, t: T): Child {
  if (some || !words.again) return null;
  const named = (state.outcome?.deliveries ?? []).length > 0;
  // Codes that come before anything was sent, and failures that name each chat, are certain; others may not be.
  const certain = named || ![-5, -7, -9, null].includes(state.outcome?.code ?? null);
  return tip(t(certain ? "failedSafe" : "failedUnsure"));
}

function failedActions(state: State, data: PageData, t: T): Child {
  const count = failedChats(state).length;
  if (count > 0) {
    const label = t(count === 1 ? "retryOne" : "retryMany", { count });
    return [primary(RefreshCw, label, "retryFailed"), quiet(t("chooseAgain"), "send")];
  }
  if (explanation(state, data, t).again) return primary(Send, t("chooseAgain"), "send");
  return button("btn btn-xl btn-block", "copyDetails", t("copyDetails"));
}

function blockedView(state: State, shown: Shown, data: PageData, t: T): Child {
  const words = problemWords(state, data, t);
  return [banner("bad", CircleAlert, words.title, words.next), detailsLine(state.problem?.code ?? null, shown, t)];
}

function blockedActions(state: State, data: PageData, t: T): Child {
  const again = problemWords(state, data, t).again;
  return again ? primary(RefreshCw, t("tryAgain"), "send") : quiet(t("tryAgain"), "send");
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
    case "blanks":
      return { title: t("blanksTitle"), next: t("blanksText"), again: true };
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

function chatList(chats: readonly Delivery[], data: PageData, t: T): Child {
  if (chats.length === 0) return null;
  return h("ul", { class: "dl" }, ...chats.map((chat, index) => h("li", {}, chatRow(chat, index, data, t))));
}

/** The client tells ids only; a number and the end of the id tell chats apart. */
function chatRow(chat: Delivery, index: number, data: PageData, t: T): Child {
  const arrived = chat.status === 0;
  const inside = [
    h(
      "span",
      { class: `av av-lg av-sq av-${"abcde"[index % 5] ?? "a"}`, "aria-hidden": "true" },
      iconNode(MessageSquare),
    ),
    h(
      "span",
      { class: "grow" },
      h("b", { class: "cut" }, t("chat", { number: index + 1 })),
      h("span", { class: "meta cut" }, shortId(chat.openChatId)),
    ),
    h(
      "span",
      { class: `res ${arrived ? "res-ok" : "res-bad"}` },
      iconNode(arrived ? Check : X, "i-sm"),
      t(arrived ? "delivered" : "notDelivered"),
    ),
  ];
  if (chat.openChatId === "") return h("div", { class: "dl-row" }, inside);
  const attributes = { class: "dl-row", href: chatUrl(chat, data), target: "_top", title: t("openChat") };
  return h("a", attributes, inside, iconNode(ChevronRight, "i-sm"));
}

function chatUrl(chat: Delivery, data: PageData): string {
  return data.chatUrl + encodeURIComponent(chat.openChatId);
}

/** The ends of an id: its beginning says what it is, its end which one. */
function shortId(id: string): string {
  return id.length <= 16 ? id : `${id.slice(0, 5)}…${id.slice(-6)}`;
}

function detailsLine(code: number | null, shown: Shown, t: T): Child {
  return h(
    "p",
    { class: "meta sh-code" },
    code === null ? null : [t("code", { code }), h("i", { class: "sep" })],
    button("link", "copyDetails", t(shown.copied === "" ? "copyDetails" : shown.copied)),
  );
}

function banner(tone: Tone, shape: IconNode, title: string, text: string): Child {
  const icon = h("span", { class: "st-i" }, iconNode(shape, "i-xl"));
  return h("div", { class: `st st-${tone}` }, icon, h("h2", {}, title), h("p", {}, text));
}

function tip(text: string): Child {
  return h("p", { class: "sh-tip" }, text);
}

function button(css: string, act: Act, ...children: Child[]): HTMLElement {
  return h("button", { class: css, type: "button", "data-act": act }, ...children);
}

function primary(shape: IconNode, label: string, act: Act): Child {
  return button("btn btn-ink btn-xl btn-block", act, iconNode(shape, "i-lg"), label);
}

/** Said, not greyed: the label is the state. Further taps mean nothing. */
function busy(label: string): Child {
  const attributes = { class: "btn btn-ink btn-xl btn-block is-busy", type: "button", "aria-disabled": "true" };
  return h("button", attributes, iconNode(LoaderCircle, "i-lg spin"), label);
}

function quiet(label: string, act: Act): Child {
  return button("btn btn-xl btn-block btn-quiet", act, label);
}

function mini(shape: IconNode, label: string, act: Act, pressed: boolean): Child {
  const made = button("btn btn-quiet", act, iconNode(shape), label);
  made.setAttribute("aria-expanded", String(pressed));
  return made;
}
