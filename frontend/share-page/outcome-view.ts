/** What the share page looks like once something has become of a send, or stands in its way; loaded when it has. */
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
import { failedChats, type State } from "../jssdk/machine.ts";
import { confirmations, MOST_AT_ONCE, type Run, unsureIds, withoutNote } from "../jssdk/run.ts";
import type { Cause, Explanation, PageData } from "../jssdk/types.ts";
import { type Child, h, iconNode } from "../ui/dom.ts";
import { chatList, chatUrl } from "./chats-view.ts";
import type { OutcomeWords } from "./outcome-words.ts";
import { type Act, banner, button, primary, quiet, tip } from "./parts.ts";
import { problemWords } from "./problem-words.ts";

export { outcomeOf } from "../jssdk/outcome.ts";
export { copyDetails } from "./error-details.ts";
export { outcomeWords } from "./outcome-words.ts";

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

type T = OutcomeWords;

/** The status above the card. */
export function statusView(state: State, shown: Shown, data: PageData, t: T): Child {
  switch (state.phase) {
    case "sent":
      return sentView(state, shown, data, t);
    case "between":
      return betweenView(state, shown, data, t);
    case "sure":
      return banner("idle", CircleQuestionMark, t("sureTitle"), t("sureText"));
    case "cancelled":
      return banner("idle", Undo2, t("cancelledTitle"), t(cancelledKey(state)));
    case "blocked":
      return blockedView(state, shown, data, t);
    default:
      return failedView(state, shown, data, t);
  }
}

/** The buttons at the foot. */
export function actionsView(state: State, data: PageData, t: T): Child {
  switch (state.phase) {
    case "sent":
      return sentActions(state, data, t);
    case "between":
      return betweenActions(state, t);
    case "sure":
      // The first one stands where the finger is: pressed twice by mistake, it sends nothing.
      return [primary(Undo2, t("sureNo"), "stay"), quiet(t("sureYes"), "send")];
    case "cancelled":
      return primary(Send, againLabel(state, t), "send");
    case "blocked":
      return blockedActions(state, data, t);
    default:
      return failedActions(state, data, t);
  }
}

function cancelledKey({ outcome, call }: State): "lostText" | "declinedText" | "cancelledText" {
  // The person said it never arrived, instead of the client that they cancelled.
  if (outcome?.code === null && outcome.message !== "") return "lostText";
  return call?.target.to === "picker" ? "cancelledText" : "declinedText";
}

function againLabel({ run }: State, t: T): string {
  return t(run?.target.to === "picker" ? "chooseAgain" : "tryAgain");
}

function sentView(state: State, shown: Shown, data: PageData, t: T): Child {
  const { delivered = [], queue = [] } = state.run ?? {};
  const many = state.run?.target.to === "people" ? "sentPeople" : "sentMany";
  const title = delivered.length > 1 ? t(many, { count: delivered.length }) : t("sentOne");
  const told = delivered.some((chat) => chat.status === 0);
  const text = told ? t("sentText", { time: shown.time }) : t("sentUnknown");
  const left =
    queue.length === 0 ? "" : ` ${t(queue.length === 1 ? "leftOutOne" : "leftOut", { count: queue.length })}`;
  return [
    banner("ok", Check, title, text + left),
    noteFailed(state, data, t),
    chatList(state.run, delivered, data, t),
    h(
      "div",
      { class: "sh-mini" },
      mini(Eye, t(shown.card ? "hideCard" : "viewCard"), "toggleCard", shown.card),
      mini(CircleQuestionMark, t("recall"), "toggleRecall", shown.recall),
    ),
    shown.recall ? tip(t("recallText")) : null,
  ];
}

/** The card arrived, the note that was to go with it did not, or not everywhere (42406). */
function noteFailed({ outcome, run }: State, data: PageData, t: T): Child {
  const chats = (run?.delivered ?? []).filter(({ note }) => note !== null);
  const missing = run === null ? 0 : withoutNote(run, outcome?.code ?? null).length;
  const code = outcome?.kind === "sent" ? outcome.code : null;
  if (missing === 0 && code === null) return null;
  const words = code === null ? undefined : data.errors[String(code)];
  const title = missing < chats.length ? t("noteSome", { count: missing, total: chats.length }) : t("noteTitle");
  return note(h("b", {}, title), h("p", {}, words?.next ?? t("noteText")));
}

function note(...children: Child[]): Child {
  return h("div", { class: "sh-note" }, iconNode(CircleAlert), h("div", {}, ...children));
}

function sentActions(state: State, data: PageData, t: T): Child {
  const [only, ...others] = (state.run?.delivered ?? []).filter((chat) => chat.openChatId !== "");
  const again = t(state.run?.target.to === "picker" ? "sendMore" : "sendAgain");
  if (only === undefined || others.length > 0) return [rest(state, t), primary(Send, again, "send")];
  const attributes = { class: "btn btn-ink btn-xl btn-block", href: chatUrl(only, data), target: "_top" };
  return [h("a", attributes, iconNode(MessageSquare, "i-lg"), t("openChat")), rest(state, t), quiet(again, "send")];
}

/** The way on for somebody who stopped before the list's end. */
function rest({ run }: State, t: T): Child {
  const count = run?.queue.length ?? 0;
  return count === 0 ? null : quiet(t(count === 1 ? "goOnOne" : "goOn", { count }), "next");
}

function betweenView(state: State, shown: Shown, data: PageData, t: T): Child {
  const { run } = state;
  if (run === null) return null;
  const done = run.delivered.length + run.missed.length + run.unsure.length;
  const total = done + run.queue.length;
  const more = confirmations(run.queue.length);
  const failed = state.outcome?.kind === "failed";
  const words = explanation(state, data, t);
  const text = t(more === 1 ? "progressText" : "progressMany", { count: more });
  return [
    failed
      ? banner("bad", CircleAlert, words.title, words.next)
      : banner("idle", MessageSquare, t("progress", { done, total }), text),
    h("progress", { class: "sh-bar", max: total, value: done, "aria-label": t("progress", { done, total }) }),
    failed ? tip(`${t("progress", { done, total })} · ${text}`) : null,
    run.missed.length > 0 ? tip(t("failedSoFar", { count: run.missed.length })) : null,
    run.unsure.length > 0 ? tip(t("unsureSoFar", { count: run.unsure.length })) : null,
    noteFailed(state, data, t),
    failed ? causesView(words, t) : null,
    chatList(run, [...run.missed, ...run.unsure, ...run.delivered], data, t),
    failed ? detailsLine(state.outcome?.code ?? null, shown, t) : null,
  ];
}

function betweenActions(state: State, t: T): Child {
  const left = state.run?.queue.length ?? 0;
  const count = Math.min(left, MOST_AT_ONCE);
  const go = primary(Send, left === 1 ? t("goOnOne") : t("goNext", { count }), "next");
  const failed = failedChats(state).length;
  const again = failed > 0 && state.outcome?.kind === "failed";
  return [go, again ? quiet(retryLabel(failed, t), "retry") : null, quiet(t("stop"), "stop")];
}

function failedView(state: State, shown: Shown, data: PageData, t: T): Child {
  const { delivered, missed, unsure } = state.run ?? { delivered: [], missed: [], unsure: [] };
  const words = explanation(state, data, t);
  const some = delivered.length > 0;
  return [
    banner(
      "bad",
      CircleAlert,
      some ? partialTitle(missed.length, unsure.length, t) : words.title,
      some ? t(delivered.length === 1 ? "partialRestOne" : "partialRest", { count: delivered.length }) : words.next,
    ),
    noteFailed(state, data, t),
    chatList(state.run, [...delivered, ...missed, ...unsure], data, t),
    causesView(words, t),
    safeHint(state, words, t),
    detailsLine(state.outcome?.code ?? null, shown, t, !offersCopy(state, words)),
  ];
}

function partialTitle(missed: number, unsure: number, t: T): string {
  if (missed === 0) return t(unsure === 1 ? "unsureOne" : "unsureMany", { count: unsure });
  return t(missed === 1 ? "partialOne" : "partialMany", { count: missed });
}

/** What may have made the platform refuse the card, each with one tap: send without it. */
function causesView({ causes = [] }: Explanation, t: T): Child {
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

/** What is safe now; where the sentence above has said so already, nothing. */
function safeHint({ outcome, run }: State, words: Explanation, t: T): Child {
  if (outcome === null) return null;
  if (run !== null && run.delivered.length > 0) return run.unsure.length > 0 ? tip(t("failedUnsure")) : null;
  if (!words.again) return null;
  return tip(t(outcome.isSafe ? "failedSafe" : "failedUnsure"));
}

function failedActions(state: State, data: PageData, t: T): Child {
  const count = failedChats(state).length;
  const words = explanation(state, data, t);
  if (offersCopy(state, words)) return button("btn btn-xl btn-block", "copyDetails", t("copyDetails"));
  const unsure = state.run === null ? 0 : unsureIds(state.run).length;
  // Of these nobody knows, so the machine asks once more before they get it.
  const unsureToo =
    unsure > 0 ? quiet(t(unsure === 1 ? "retryUnsureOne" : "retryUnsure", { count: unsure }), "send") : null;
  if (count > 0) {
    const other = state.run?.target.to === "picker" ? quiet(t("chooseAgain"), "send") : unsureToo;
    return [primary(RefreshCw, retryLabel(count, t), "retry"), rest(state, t), other];
  }
  return [unsureToo ?? primary(Send, againLabel(state, t), "send"), rest(state, t)];
}

/** Where trying again is no use, the details are the way on; they are not offered twice. */
function offersCopy({ run, outcome }: State, words: Pick<Explanation, "again">): boolean {
  const isSettled = run === null || (run.delivered.length === 0 && run.unsure.length === 0);
  return !words.again && isSettled && (outcome?.isSafe === true || run === null || run.missed.length === 0);
}

function retryLabel(count: number, t: T): string {
  return t(count === 1 ? "retryOne" : "retryMany", { count });
}

/** A run that something stopped midway still says who has the card. */
function blockedView(state: State, shown: Shown, data: PageData, t: T): Child {
  const words = problemWords(state.problem, data, t);
  return [
    banner("bad", CircleAlert, words.title, words.next),
    soFar(state.run, data, t),
    detailsLine(state.problem?.code ?? null, shown, t),
  ];
}

function soFar(run: Run | null, data: PageData, t: T): Child {
  if (run === null || run.delivered.length === 0) return null;
  const total = run.delivered.length + run.missed.length + run.unsure.length + run.queue.length;
  const text = t("progress", { done: run.delivered.length, total });
  return [tip(text), chatList(run, [...run.delivered, ...run.missed, ...run.unsure], data, t)];
}

function blockedActions(state: State, data: PageData, t: T): Child {
  const { again } = problemWords(state.problem, data, t);
  return again ? primary(RefreshCw, t("tryAgain"), "send") : quiet(t("tryAgain"), "send");
}

function explanation({ outcome }: State, data: PageData, t: T): Explanation {
  return { tone: "bad", ...problemWords({ kind: "config", code: outcome?.code ?? null, message: "" }, data, t) };
}

function detailsLine(code: number | null, shown: Shown, t: T, canCopy = true): Child {
  if (!canCopy && code === null) return null;
  return h(
    "p",
    { class: "meta sh-code" },
    code === null ? null : [t("code", { code }), canCopy ? h("i", { class: "sep" }) : null],
    canCopy ? button("link", "copyDetails", t(shown.copied === "" ? "copyDetails" : shown.copied)) : null,
  );
}

function mini(shape: IconNode, label: string, act: Act, pressed: boolean): Child {
  const made = button("btn btn-quiet", act, iconNode(shape), label);
  made.setAttribute("aria-expanded", String(pressed));
  return made;
}
