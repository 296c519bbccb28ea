/** What each state of the button looks like: a state in, nodes out. */
import { Check, CircleAlert, LoaderCircle, Send } from "lucide";
import type { Word } from "../i18n/embed.ts";
import type { Translate } from "../i18n/index.ts";
import { wasNotLetIn } from "../jssdk/answer.ts";
import { failedChats, type State } from "../jssdk/machine.ts";
import { MOST_AT_ONCE, unsureIds } from "../jssdk/run.ts";
import { type Child, h, iconNode } from "../ui/dom.ts";
import type { Sender } from "./sender.ts";

/** What a press does; `element.ts` does it. */
export type Act = "send" | "open" | "next" | "retry" | "stop" | "stay" | "arrived" | "lost";
type T = Translate<Word>;
type Tone = "plain" | "good" | "bad";

export interface Face {
  readonly sender: Sender | null;
  /** The words on the button while it waits for a tap. */
  readonly label: string;
  readonly disabled: boolean;
  readonly t: T;
}

/** The button, and below it what there is to say and to do. */
export function faceOf(face: Face): Child {
  const { sender, t } = face;
  if (sender === null) return [button("send", face.label, { off: true }), status("bad", t("link"), [])];
  return [mainButton(sender, face), saying(sender, t)];
}

function mainButton(sender: Sender, { label, disabled, t }: Face): Child {
  const { phase, run } = sender.state;
  const off = disabled;
  if (sender.isBusy) return button("send", t(phase === "waiting" ? "waiting" : "preparing"), { busy: true });
  switch (phase) {
    case "sent": {
      const count = run?.delivered.length ?? 0;
      return button("send", count > 1 ? t("sentMany", { count }) : t("sent"), { done: true });
    }
    case "between":
      return button("next", t("next", { count: Math.min(run?.queue.length ?? 0, MOST_AT_ONCE) }), { off });
    case "asking":
    case "sure":
      return button("send", label, { off: true });
    case "blocked":
    case "failed":
      return sender.detour === null ? button("send", label, { off }) : button("open", t("open"), { off });
    default:
      return button("send", label, { off });
  }
}

function saying(sender: Sender, t: T): Child {
  const { state } = sender;
  const failed = failedChats(state).length;
  // Another way is no failure.
  const tone = sender.detour === null ? "bad" : "plain";
  switch (state.phase) {
    case "asking":
      return status("plain", t("asking"), [action("arrived", t("yes")), action("lost", t("no"))]);
    case "sure":
      return status("plain", t("sure"), [action("send", t("again")), action("stay", t("stay"))]);
    case "between":
      return status("plain", t("between", counts(state)), [action("stop", t("stop"))]);
    case "sent":
      return status("good", note(sender, t), [action("send", t(state.run?.target.to === "picker" ? "more" : "again"))]);
    case "partial":
    case "failed": {
      if (failed > 0)
        return status(tone, t("partial", { count: failed }), [action("retry", t("retry", { count: failed }))]);
      // Of these nobody knows, so the machine asks once more before they get it.
      if (state.run && unsureIds(state.run).length > 0) return status(tone, t("asking"), [action("send", t("again"))]);
      return status(tone, failure(sender, t), []);
    }
    case "cancelled":
      return status("plain", t("cancelled"), []);
    case "blocked":
      return status(tone, blocked(state, t), []);
    default:
      return status("plain", "", []);
  }
}

function counts({ run }: State): { done: number; left: number } {
  return { done: run?.delivered.length ?? 0, left: run?.queue.length ?? 0 };
}

/** A note that was lost does not mean that the card was. */
function note({ state, words }: Sender, t: T): string {
  const code = state.outcome?.code ?? null;
  return code === null ? "" : (words[String(code)]?.title ?? t("note"));
}

function failure({ state, words }: Sender, t: T): string {
  const code = state.outcome?.code ?? null;
  if (wasNotLetIn(code)) return t("leads");
  if (code === null) return t("failed");
  const known = words[String(code)];
  const said = known === undefined ? t("failed") : t("refused", { title: known.title, next: known.next });
  return t("code", { said, code });
}

function blocked({ problem }: State, t: T): string {
  switch (problem?.kind) {
    case "version":
      return t("version", { version: problem.message });
    case "brand":
    case "ended":
    case "content":
    case "blanks":
      return t(problem.kind);
    default:
      return t("leads");
  }
}

interface Look {
  readonly off?: boolean;
  readonly busy?: boolean;
  readonly done?: boolean;
}

/** Busy and done are said by the words on it; it stays where it is, so that the focus does. */
function button(act: Act, label: string, { off = false, busy = false, done = false }: Look): Child {
  const shape = busy ? iconNode(LoaderCircle, "spin") : iconNode(done ? Check : Send);
  const still = busy || done;
  const attributes = {
    part: `button${busy ? " busy" : ""}${done ? " done" : ""}`,
    class: `main${busy ? " is-busy" : ""}${done ? " is-done" : ""}`,
    type: "button",
    disabled: off,
    "data-act": still ? undefined : act,
    "aria-disabled": still ? "true" : undefined,
    "aria-busy": busy ? "true" : undefined,
  };
  return h(
    "button",
    attributes,
    h("span", { part: "icon", class: "icon" }, shape),
    h("span", { part: "label" }, label),
  );
}

function status(tone: Tone, text: string, actions: readonly Child[]): Child {
  const said = text === "" ? null : h("span", { part: "message" }, text);
  const sign = tone === "bad" ? iconNode(CircleAlert) : null;
  const empty = text === "" && actions.length === 0;
  return h(
    "div",
    { part: `status ${tone}`, class: `status ${tone}${empty ? " is-empty" : ""}`, role: "status" },
    h("p", { class: text === "" ? "is-empty" : "" }, sign, said),
    h("div", { class: actions.length === 0 ? "is-empty" : "actions" }, actions),
  );
}

function action(act: Act, label: string): Child {
  return h("button", { part: "action", class: "action", type: "button", "data-act": act }, label);
}
