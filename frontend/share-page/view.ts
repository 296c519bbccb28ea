/**
 * What the share page looks like until something has become of a send: a state in, nodes out. One listener of the page
 * does what buttons say, so that the button the server wrote works as well. What comes after is in `outcome-view.ts`.
 */
import { Check, CircleQuestionMark, MessageSquare, RefreshCw, Send } from "lucide";
import type { Translate } from "../i18n/index.ts";
import type { Word } from "../i18n/share.ts";
import type { Phase, State } from "../jssdk/machine.ts";
import type { Target } from "../jssdk/types.ts";
import type { Child } from "../ui/dom.ts";
import { banner, busy, primary, quiet, tip } from "./parts.ts";

type T = Translate<Word>;

/** States this module knows by itself, so that sending depends on no further file. */
const EARLY: readonly Phase[] = ["ready", "preparing", "waiting", "asking"];

export function isEarly(state: State): boolean {
  return EARLY.includes(state.phase);
}

/** The status above the card; nothing while the page simply waits for a tap. */
export function earlyStatus(state: State, t: T): Child {
  if (state.phase === "asking") return banner("idle", CircleQuestionMark, t("askTitle"), t("askText"));
  if (state.phase !== "waiting") return null;
  const chosen = state.call?.target.to !== "picker";
  return banner("idle", MessageSquare, t("waitingTitle"), t(chosen ? "confirmText" : "waitingText"));
}

/** The buttons at the foot. */
export function earlyActions(state: State, target: Target, name: string, t: T): Child {
  switch (state.phase) {
    case "preparing":
      return busy(t("preparing"));
    case "waiting":
      return busy(t("waiting"));
    case "asking":
      return [primary(Check, t("askYes"), "arrived"), quiet(t("askNo"), "notArrived")];
    default:
      return primary(Send, sendLabel(target, name, t), "send");
  }
}

/** What a tap does; `name` is that of the chat the page was opened from. The server writes the same for a link's targets. */
export function sendLabel(target: Target, name: string, t: T): string {
  switch (target.to) {
    case "picker":
      return t("choose");
    case "chats":
      return target.ids.length === 1 ? t("sendChat") : t("sendChats", { count: target.ids.length });
    case "people":
      return target.ids.length === 1 ? t("sendPerson") : t("sendPeople", { count: target.ids.length });
    case "trigger":
      return name === "" ? t("sendHere") : t("sendNamed", { name });
  }
}

/** Where a card goes that was opened from a chat, or why it can't go there. */
export function originTip(key: "" | "from" | "noTrigger" | "gone", name: string, t: T): Child {
  if (key === "") return null;
  if (key !== "from") return tip(t(key));
  return tip(name === "" ? t("fromHere") : t("fromNamed", { name }));
}

/** For the time until `outcome-view.ts` is there, and for a network that never brings it. */
export function plainStatus(state: State, t: T): Child {
  const title = { sent: t("sent"), between: t("sent"), sure: t("sent"), partial: t("partly") }[state.phase as "sent"];
  const tone = title === t("sent") ? "ok" : "idle";
  return banner(tone, MessageSquare, title ?? t("notSent"), "");
}

export function plainActions(t: T): Child {
  return primary(RefreshCw, t("reload"), "reload");
}
