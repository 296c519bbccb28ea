/** What each state of the button looks like. What it says of a send is what everything that sends says (`jssdk/telling.ts`). */
import { Check, CircleAlert, LoaderCircle, Send } from "lucide";
import type { Word } from "../i18n/embed.ts";
import type { Translate } from "../i18n/index.ts";
import type { Phase, State } from "../jssdk/machine.ts";
import type { Choice } from "../jssdk/telling.ts";
import { type Child, h, iconNode } from "../ui/dom.ts";
import type { Told } from "./more.ts";
import type { Sender } from "./sender.ts";

/** What a press does; `element.ts` does it. */
export type Act = Choice["act"] | "open";
type T = Translate<Word>;

export interface Showing {
  readonly label: string;
  /** What a press of the main button does; null where it does nothing. */
  readonly act: Act | null;
  readonly look: "" | "busy" | "done" | "off";
  readonly tone: "plain" | "good" | "bad";
  readonly text: string;
  /** The buttons below. */
  readonly choices: readonly Choice[];
}

const PLAIN: Omit<Showing, "label"> = { act: "send", look: "", tone: "plain", text: "", choices: [] };
const TONES = { idle: "plain", ok: "good", bad: "bad" } as const;

/** The sender's state as the button shows it; `label` are the words on it while it waits for a tap. */
export function showing(sender: Sender | null, label: string, t: T): Showing {
  if (sender === null) return { ...PLAIN, label, act: null, look: "off", tone: "bad", text: t("link") };
  const { told, state } = sender;
  if (sender.opening) return { ...PLAIN, label: t("preparing"), act: null, look: "busy" };
  if (state.phase === "ready") return { ...PLAIN, label };
  if (sender.leadsAway) return { ...PLAIN, label: t("open"), act: "open", text: t("leads") };
  return told === null ? plainly(state, label, t) : shownAs(state.phase, told, label);
}

/** For the time until the words are there, and for a network that never brings them. */
function plainly({ phase, problem }: State, label: string, t: T): Showing {
  if (phase === "preparing" || phase === "waiting") return { ...PLAIN, label: t("preparing"), act: null, look: "busy" };
  if (phase === "blocked") {
    return { ...PLAIN, label, tone: "bad", text: t(problem?.kind === "ended" ? "ended" : "stopped") };
  }
  const isSent = phase === "sent";
  return isSent
    ? { ...PLAIN, label: t("sent"), act: null, look: "done" }
    : { ...PLAIN, label, act: null, look: "off", text: t("reload") };
}

function shownAs(phase: Phase, { tone, title, text, rest, choices, busy }: Told, label: string): Showing {
  const isSent = phase === "sent";
  const shown = { act: null, tone: TONES[tone], text: isSent ? rest : text };
  if (busy !== "") return { ...shown, label: busy, look: "busy", choices };
  if (isSent) return { ...shown, label: title, look: "done", choices };
  const [first, ...others] = choices;
  // A question is answered below: pressed twice by mistake, the button does nothing.
  if (first === undefined || phase === "asking" || phase === "sure") return { ...shown, label, look: "off", choices };
  return { ...shown, ...first, look: "", choices: others };
}

/** The button, and below it what there is to say and to do. */
export function faceOf(shown: Showing, disabled: boolean): Child {
  return [mainButton(shown, disabled), status(shown)];
}

/** Busy and done are said by the words on it; it stays where it is, so that the focus does. */
function mainButton({ label, act, look }: Showing, disabled: boolean): Child {
  const shape = look === "busy" ? iconNode(LoaderCircle, "spin") : iconNode(look === "done" ? Check : Send);
  const still = look === "busy" || look === "done";
  const attributes = {
    part: `button${still ? ` ${look}` : ""}`,
    class: `main${still ? ` is-${look}` : ""}`,
    type: "button",
    disabled: look === "off" || (disabled && !still),
    "data-act": act ?? undefined,
    "aria-disabled": still ? "true" : undefined,
    "aria-busy": look === "busy" ? "true" : undefined,
  };
  return h(
    "button",
    attributes,
    h("span", { part: "icon", class: "icon" }, shape),
    h("span", { part: "label" }, label),
  );
}

function status({ tone, text, choices }: Showing): Child {
  const isEmpty = text === "" && choices.length === 0;
  return h(
    "div",
    { part: `status ${tone}`, class: `status ${tone}${isEmpty ? " is-empty" : ""}`, role: "status" },
    h(
      "p",
      { class: text === "" ? "is-empty" : "" },
      tone === "bad" ? iconNode(CircleAlert) : null,
      text === "" ? null : h("span", { part: "message" }, text),
    ),
    h("div", { class: choices.length === 0 ? "is-empty" : "actions" }, choices.map(action)),
  );
}

function action({ act, label }: Choice): Child {
  return h("button", { part: "action", class: "action", type: "button", "data-act": act }, label);
}
