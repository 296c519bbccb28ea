/**
 * What the share page looks like until something has become of a send: a state in, nodes out. One listener of the page
 * does what buttons say, so that the button the server wrote works as well. What comes after is in `outcome-view.ts`.
 */
import { Check, CircleQuestionMark, MessageSquare, RefreshCw, Send } from "lucide";
import type { Translate } from "../i18n/index.ts";
import type { Word } from "../i18n/share.ts";
import type { State } from "../jssdk/machine.ts";
import type { Telling } from "../jssdk/telling.ts";
import type { Child } from "../ui/dom.ts";
import { banner, busy, primary, quiet } from "./parts.ts";

type T = Translate<Word>;

/** The status above the card; nothing while the page simply waits for a tap. */
export function earlyStatus({ phase }: State, telling: Telling): Child {
  return telling.title === "" ? null : banner(telling, phase === "asking" ? CircleQuestionMark : MessageSquare);
}

/** The buttons at the foot. */
export function earlyActions({ busy: label, choices }: Telling): Child {
  if (label !== "") return busy(label);
  const shape = choices[0]?.act === "send" ? Send : Check;
  return choices.map((choice, index) =>
    index === 0 ? primary(shape, choice.label, choice.act) : quiet(choice.label, choice.act),
  );
}

/** For the time until `outcome-view.ts` is there, and for a network that never brings it. */
export function plainStatus(state: State, t: T): Child {
  const title = { sent: t("sent"), between: t("sent"), sure: t("sent"), partial: t("partly") }[state.phase as "sent"];
  const tone = title === t("sent") ? "ok" : "idle";
  return banner({ tone, title: title ?? t("notSent"), text: "" }, MessageSquare);
}

export function plainActions(t: T): Child {
  return primary(RefreshCw, t("reload"), "reload");
}
