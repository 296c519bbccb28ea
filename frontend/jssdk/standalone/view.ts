/** What a taken-away file shows for each state of the machine: a sentence and at most two buttons. */

import type { Translate } from "../../i18n/index.ts";
import type { Word } from "../../i18n/standalone.ts";
import { failedChats, type State } from "../machine.ts";
import { MOST_AT_ONCE, unsureIds, withoutNote } from "../run.ts";
import type { Explanation, Problem, Target } from "../types.ts";

export type Act = "send" | "next" | "retry" | "stop" | "stay" | "arrived" | "notArrived";

export interface Choice {
  readonly label: string;
  readonly act: Act;
}

export interface View {
  readonly tone: "" | "ok" | "bad";
  readonly text: string;
  readonly main: Choice | null;
  readonly other: Choice | null;
  /** What the button says while nothing can be pressed. */
  readonly busy: string;
}

/** Codes in words, in the language of the page. */
export type Codes = Readonly<Record<string, Pick<Explanation, "title" | "next" | "again">>>;

export function viewOf(state: State, target: Target, codes: Codes, t: Translate<Word>): View {
  switch (state.phase) {
    case "ready":
      return { ...QUIET, main: { label: t(firstWord(target)), act: "send" } };
    case "preparing":
      return { ...QUIET, busy: t("loading") };
    case "waiting":
      return { ...QUIET, busy: t("waiting") };
    case "asking":
      return { ...QUIET, text: t("asking"), ...choices([t("yes"), "arrived"], [t("no"), "notArrived"]) };
    case "sure":
      // The first button stands where the finger is: pressed twice by mistake, it sends nothing.
      return { ...QUIET, text: t("sure"), ...choices([t("stay"), "stay"], [t("again"), "send"]) };
    case "cancelled":
      return { ...QUIET, text: t("cancelled"), ...choices([t("tryAgain"), "send"]) };
    case "between":
      return between(state, codes, t);
    case "sent":
      return sent(state, t);
    case "blocked":
      return { ...QUIET, tone: "bad", text: problemText(state.problem, codes, t), ...choices([t("tryAgain"), "send"]) };
    default:
      return failed(state, codes, t);
  }
}

const QUIET: View = { tone: "", text: "", main: null, other: null, busy: "" };

function choices(main: readonly [string, Act], other?: readonly [string, Act]): Pick<View, "main" | "other"> {
  const made = (choice: readonly [string, Act]): Choice => ({ label: choice[0], act: choice[1] });
  return { main: made(main), other: other === undefined ? null : made(other) };
}

function firstWord(target: Target): Word {
  return target.to === "picker" ? "choose" : target.to === "trigger" ? "here" : "send";
}

function between(state: State, codes: Codes, t: Translate<Word>): View {
  const { queue = [], delivered = [], missed = [], unsure = [] } = state.run ?? {};
  const progress = t("between", { done: delivered.length + missed.length + unsure.length, left: queue.length });
  const count = Math.min(queue.length, MOST_AT_ONCE);
  return {
    ...QUIET,
    tone: TONES[state.outcome?.kind ?? "sent"],
    text: lastWord(state, codes, t) + progress + missedText(missed.length, t) + noteText(state, t),
    ...choices([t("next", { n: count }), "next"], [t("stop"), "stop"]),
  };
}

/** Chats that failed on the way are tried again at the end. */
function missedText(n: number, t: Translate<Word>): string {
  return n === 0 ? "" : ` ${t("partial", { n })}`;
}

const TONES = { sent: "ok", partial: "bad", failed: "bad", cancelled: "" } as const;

/** What became of the last call of several, where it was not simply sent. */
function lastWord({ outcome }: State, codes: Codes, t: Translate<Word>): string {
  if (outcome?.kind === "failed") return `${codeText(outcome.code, codes, t)} `;
  return outcome?.kind === "cancelled" ? `${t("cancelled")} ` : "";
}

function sent(state: State, t: Translate<Word>): View {
  const chats = state.run?.delivered.length ?? 0;
  const to = state.run?.target.to;
  const text = chats > 1 ? t(to === "people" ? "sentPeople" : "sentMany", { n: chats }) : t("sent");
  return {
    ...QUIET,
    tone: "ok",
    text: noteText(state, t).trim() || text,
    ...choices([t(to === "picker" ? "more" : "again"), "send"]),
  };
}

/** A note that was lost does not mean that the card was. */
function noteText({ outcome, run }: State, t: Translate<Word>): string {
  const chats = (run?.delivered ?? []).filter(({ note }) => note !== null);
  const n = run === null ? 0 : withoutNote(run, outcome?.code ?? null).length;
  if (n === 0 && !(outcome?.kind === "sent" && outcome.code !== null)) return "";
  return ` ${n < chats.length ? t("noteSome", { n, all: chats.length }) : t("note")}`;
}

function failed(state: State, codes: Codes, t: Translate<Word>): View {
  const { run, outcome } = state;
  const missed = failedChats(state).length;
  const unsure = run === null ? 0 : unsureIds(run).length;
  // Where nobody has the card the code says why; else it matters who has it.
  if (missed > 0 && (run?.delivered.length !== 0 || unsure > 0)) {
    const text = t("partial", { n: run?.missed.length ?? missed }) + noteText(state, t);
    return { ...QUIET, tone: "bad", text, ...choices([t("retry", { n: missed }), "retry"], [again(state, t), "send"]) };
  }
  if (unsure > 0) {
    return { ...QUIET, tone: "bad", text: t("unsure", { n: unsure }), ...choices([t("again"), "send"]) };
  }
  const code = outcome?.code ?? null;
  const text = `${codeText(code, codes, t)} ${t(outcome?.isSafe === true ? "safe" : "unsafe")}`;
  const mayHelp = code === null || codes[String(code)]?.again !== false;
  return { ...QUIET, tone: "bad", text, ...(mayHelp ? choices([t("tryAgain"), missed > 0 ? "retry" : "send"]) : {}) };
}

function again({ run }: State, t: Translate<Word>): string {
  return t(run?.target.to === "picker" ? "more" : "again");
}

function problemText(problem: Problem | null, codes: Codes, t: Translate<Word>): string {
  switch (problem?.kind) {
    case "version":
      return problem.message === "never" ? t("never") : t("version", { version: problem.message });
    case "script":
    case "timeout":
      return t(problem.kind);
    case "content":
      return t("signIn");
    case "config":
    case "server":
      return known(problem.code, codes)
        ? codeText(problem.code, codes, t)
        : t("config", { code: problem.code ?? problem.message });
    default:
      return t("bridge");
  }
}

function known(code: number | null, codes: Codes): boolean {
  return code !== null && codes[String(code)] !== undefined;
}

function codeText(code: number | null, codes: Codes, t: Translate<Word>): string {
  if (code === null) return t("failed");
  const words = codes[String(code)];
  return words === undefined ? t("unknownCode", { code }) : t("code", { title: words.title, next: words.next, code });
}
