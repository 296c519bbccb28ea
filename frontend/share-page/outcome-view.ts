/**
 * What the share page looks like once something has become of a send, or stands in its way; loaded when it has. What it says
 * and offers is what everything that sends does (`jssdk/late-telling.ts`); the chats, likely causes and the card are its own.
 */
import {
  Check,
  CircleAlert,
  CircleQuestionMark,
  Eye,
  type IconNode,
  MessageSquare,
  RefreshCw,
  Send,
  Undo2,
} from "lucide";
import { lateTelling, progressOf } from "../jssdk/late-telling.ts";
import type { Phase, State } from "../jssdk/machine.ts";
import type { Telling } from "../jssdk/telling.ts";
import type { Cause, Delivery, PageData } from "../jssdk/types.ts";
import { type Child, h, iconNode } from "../ui/dom.ts";
import { withTime } from "../ui/time.ts";
import { chatList, chatUrl } from "./chats-view.ts";
import type { OutcomeWords } from "./outcome-words.ts";
import { type Act, banner, button, primary, quiet, tip } from "./parts.ts";

export { outcomeOf } from "../jssdk/outcome.ts";
export { copyDetails } from "./error-details.ts";
export { outcomeWords } from "./outcome-words.ts";

/** When its style sheet is there, or can't be had: it stands beside the page's own. */
export const styled = new Promise<void>((resolve) => {
  const own = document.querySelector<HTMLLinkElement>('link[href$="/share.css"]');
  const sheet = h("link", { rel: "stylesheet", href: own?.href.replace(/share\.css$/, "outcome.css") });
  sheet.onload = sheet.onerror = () => resolve();
  document.head.append(sheet);
});

/** What is shown besides the state: switches of the view itself. */
export interface Shown {
  /** Whether the sent card is shown again. */
  card: boolean;
  recall: boolean;
  /** The label of the copy button for a moment after it was used. */
  copied: "" | "copied" | "copyFailed";
  /** When the last outcome came, in milliseconds. */
  at: number;
}

type T = OutcomeWords;

const SHAPES: Partial<Record<Phase, IconNode>> = {
  sent: Check,
  between: MessageSquare,
  sure: CircleQuestionMark,
  cancelled: Undo2,
};
const ACT_SHAPES: Partial<Record<Act, IconNode>> = { retry: RefreshCw, stay: Undo2 };
/** Where chats are of interest: what became of each is known. */
const WITH_CHATS: readonly Phase[] = ["sent", "partial", "failed", "between"];

/** The status above the card. */
export function statusView(state: State, shown: Shown, data: PageData, t: T): Child {
  const telling = lateTelling(state, { codes: data.errors }, t);
  const { tone, more, note, choices, code } = telling;
  const isSent = state.phase === "sent";
  const shape = (tone === "bad" ? undefined : SHAPES[state.phase]) ?? CircleAlert;
  const text = telling.text || (isSent ? withTime((time) => t("sentText", { time }), shown.at, "clock") : "");
  return [
    banner({ ...telling, text }, shape),
    state.phase === "between" ? progressBar(state, t) : null,
    note.length > 0 ? noteView(note) : null,
    more.map(tip),
    chatList(state.run, chatsOf(state), data, t),
    listLink(state, data, t),
    tone === "bad" ? causesView(data.errors[String(code)]?.causes ?? [], t) : null,
    tone === "bad" ? detailsLine(code, shown, t, choices.length > 0) : null,
    isSent ? besides(shown, t) : null,
  ];
}

/** Those first that want looking at. A run that something stopped midway still says who has the card. */
function chatsOf({ phase, run }: State): readonly Delivery[] {
  if (run === null || !(WITH_CHATS.includes(phase) || (phase === "blocked" && run.delivered.length > 0))) return [];
  return [...run.missed, ...run.unsure, ...run.delivered];
}

/** The buttons at the foot. Where none of them helps, the details are the way on. */
export function actionsView(state: State, data: PageData, t: T): Child {
  const { choices, mayHelp } = lateTelling(state, { codes: data.errors }, t);
  if (choices.length === 0) return button("btn btn-xl btn-block", "copyDetails", t("copyDetails"));
  const chat = state.phase === "sent" ? onlyChat(state) : undefined;
  const first = mayHelp && chat === undefined ? 0 : -1;
  return [
    chat === undefined ? null : openLink(chat, data, t),
    choices.map(({ label, act }, index) =>
      index === first ? primary(ACT_SHAPES[act] ?? Send, label, act) : quiet(label, act),
    ),
  ];
}

/** Those a call failed for, or was refused because of, are marked there. */
function listLink({ run, outcome }: State, { errors }: PageData, t: T): Child {
  const url = errors[String(outcome?.code)]?.list_url;
  if (url === undefined || run === null || run.missed.length === 0) return null;
  return h("p", { class: "meta sh-code" }, h("a", { href: url, target: "_blank" }, t("openList")));
}

function onlyChat({ run }: State): Delivery | undefined {
  const named = (run?.delivered ?? []).filter(({ openChatId }) => openChatId !== "");
  return named.length === 1 ? named[0] : undefined;
}

function openLink(chat: Delivery, data: PageData, t: T): Child {
  const attributes = { class: "btn btn-ink btn-xl btn-block", href: chatUrl(chat, data), target: "_top" };
  return h("a", attributes, iconNode(MessageSquare, "i-lg"), t("openChat"));
}

function progressBar({ run }: State, t: T): Child {
  const { done, total } = progressOf(run ?? undefined);
  return h("progress", { class: "sh-bar", max: total, value: done, "aria-label": t("progress", { done, total }) });
}

function noteView([title = "", text = ""]: Telling["note"]): Child {
  return h("div", { class: "sh-note" }, iconNode(CircleAlert), h("div", {}, h("b", {}, title), h("p", {}, text)));
}

/** What may have made the platform refuse the card, each with one tap: send without it. */
function causesView(causes: readonly Cause[], t: T): Child {
  if (causes.length === 0) return null;
  return h(
    "section",
    { class: "sh-causes" },
    h("h3", {}, t("causes")),
    h("ul", {}, ...causes.map(causeRow)),
    h("p", { class: "meta" }, t("causesNext")),
  );
}

function causeRow({ kind, message, without }: Cause): Child {
  return h("li", {}, h("span", {}, message), button("btn", `without:${kind}`, without));
}

/** The code, and a way to copy the details: here unless the main button does. */
function detailsLine(code: number | null, shown: Shown, t: T, canCopy: boolean): Child {
  if (!canCopy && code === null) return null;
  return h(
    "p",
    { class: "meta sh-code" },
    code === null ? null : [t("code", { code }), canCopy ? h("i", { class: "sep" }) : null],
    canCopy ? button("link", "copyDetails", t(shown.copied === "" ? "copyDetails" : shown.copied)) : null,
  );
}

function besides(shown: Shown, t: T): Child {
  return [
    h(
      "div",
      { class: "sh-mini" },
      mini(Eye, t(shown.card ? "hideCard" : "viewCard"), "toggleCard", shown.card),
      mini(CircleQuestionMark, t("recall"), "toggleRecall", shown.recall),
    ),
    shown.recall ? tip(t("recallText")) : null,
  ];
}

function mini(shape: IconNode, label: string, act: Act, pressed: boolean): Child {
  const made = button("btn btn-quiet", act, iconNode(shape), label);
  made.setAttribute("aria-expanded", String(pressed));
  return made;
}
