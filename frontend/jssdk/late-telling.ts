/** What a sender says once something has become of a send, or stands in its way. */
import type { Translate } from "../i18n/index.ts";
import type { Word } from "../i18n/outcome.ts";
import { NOTE_FAILED } from "./answer.ts";
import { failedChats, type State } from "./machine.ts";
import { confirmations, MOST_AT_ONCE, type Run, unsureIds } from "./run.ts";
import { type Choice, choice, QUIET, type Telling } from "./telling.ts";
import type { Explanation, Problem } from "./types.ts";

type T = Translate<Word>;
export type Said = Pick<Explanation, "title" | "next" | "again">;

/** What is known besides the state: the platform's codes in words, and a sender's own words for what stands in its way. */
export interface Known {
  readonly codes: Readonly<Record<string, Said>>;
  readonly own?: Partial<Record<Problem["kind"], Said>>;
}

const NOBODY: Pick<Run, "delivered" | "missed" | "unsure" | "queue"> = {
  delivered: [],
  missed: [],
  unsure: [],
  queue: [],
};

export function lateTelling(state: State, known: Known, t: T): Telling {
  switch (state.phase) {
    case "sent":
      return sent(state, t);
    case "between":
      return between(state, known, t);
    case "sure":
      // The first one stands where the finger is: pressed twice by mistake, it sends nothing.
      return said(t("sureTitle"), t("sureText"), [choice(t("sureNo"), "stay"), choice(t("sureYes"), "send")]);
    case "cancelled":
      return said(t("cancelledTitle"), t(cancelledKey(state)), [again(state, t)]);
    case "blocked":
      return blocked(state, known, t);
    default:
      return failed(state, known, t);
  }
}

/** Words of which there is one about chats and one about people. */
type AboutWhom = { [Name in Word]: `people-${Name}` extends Word ? Name : never }[Word];

/** To whoever sends to people they are people, also where a client speaks of the chats with them. */
function whom(run: Pick<Run, "target"> | null, word: AboutWhom): Word {
  return run?.target.to === "people" ? `people-${word}` : word;
}

function said(title: string, text: string, choices: readonly Choice[]): Telling {
  return { ...QUIET, title, text, choices };
}

function cancelledKey({ outcome, call, run }: State): "lostText" | "failedUnsure" | "declinedText" | "cancelledText" {
  // The person said it never arrived, instead of the client that they cancelled.
  if (outcome?.code === null && outcome.raw === "") return run?.again === true ? "failedUnsure" : "lostText";
  return call?.target.to === "picker" ? "cancelledText" : "declinedText";
}

function again({ run }: State, t: T): Choice {
  return choice(t(run?.target.to === "picker" ? "chooseAgain" : "tryAgain"), "send");
}

function sent(state: State, t: T): Telling {
  const { delivered, queue } = state.run ?? NOBODY;
  const to = state.run?.target.to;
  const count = delivered.length;
  const title = count > 1 ? t(to === "people" ? "sentPeople" : "sentMany", { count }) : t("sentOne");
  const isNamed = to === "chats" || to === "trigger" || delivered.some(({ openChatId }) => openChatId !== "");
  const left = queue.length;
  return {
    ...said(title, isNamed ? "" : t("sentUnknown"), [
      ...rest(state, t),
      choice(t(to === "picker" ? "sendMore" : "sendAgain"), "send"),
    ]),
    tone: "ok",
    note: noteSaid(state, t),
    more: left === 0 ? [] : [t(left === 1 ? "leftOutOne" : "leftOut", { count: left })],
  };
}

/** The card arrived, the note that was to go with it did not, or not everywhere (42406). */
function noteSaid({ outcome, run }: State, t: T): readonly string[] {
  const notes = (run?.delivered ?? []).map(({ note }) => note).filter((note) => note !== null);
  const code = outcome?.kind === "sent" ? outcome.code : null;
  const count = notes.filter((note) => note === "lost").length;
  // A code that says a note was lost, without saying where, makes all of those suspect that nobody knows of.
  const isSomewhere = outcome?.code === NOTE_FAILED && notes.includes("unknown");
  if (count === 0 && code === null && !isSomewhere) return [];
  const some = count < notes.length ? t(whom(run, "noteSome"), { count, total: notes.length }) : t("noteTitle");
  return [isSomewhere ? t(whom(run, "noteSomewhere")) : some, t("noteText")];
}

/** The way on for somebody who stopped before the list's end. */
function rest({ run }: State, t: T): readonly Choice[] {
  const count = run?.queue.length ?? 0;
  return count === 0 ? [] : [choice(t(count === 1 ? "goOnOne" : "goOn", { count }), "next")];
}

/** How far a list has got. */
export function progressOf({ delivered, missed, unsure, queue } = NOBODY): { done: number; total: number } {
  const done = delivered.length + missed.length + unsure.length;
  return { done, total: done + queue.length };
}

function between(state: State, known: Known, t: T): Telling {
  const { missed, unsure, queue } = state.run ?? NOBODY;
  const progress = t("progress", progressOf(state.run ?? undefined));
  const count = confirmations(queue.length);
  const left = t(count === 1 ? "progressText" : "progressMany", { count });
  const words = lastSaid(state, known, t);
  const isBad = state.outcome?.kind === "failed";
  return {
    ...said(words?.title ?? progress, words?.next ?? left, [
      choice(queue.length === 1 ? t("goOnOne") : t("goNext", { count: Math.min(queue.length, MOST_AT_ONCE) }), "next"),
      ...(words?.again === true ? retry(state, t) : []),
      choice(t("stop"), "stop"),
    ]),
    tone: isBad ? "bad" : "idle",
    note: noteSaid(state, t),
    more: [
      ...(words === null ? [] : [`${progress} · ${left}`]),
      ...(missed.length > 0 ? [t("failedSoFar", { count: missed.length })] : []),
      ...(unsure.length > 0 ? [t("unsureSoFar", { count: unsure.length })] : []),
    ],
    code: isBad ? (state.outcome?.code ?? null) : null,
  };
}

/** What became of the last of several calls, where it was not simply sent. */
function lastSaid(state: State, known: Known, t: T): Said | null {
  if (state.outcome?.kind === "failed") return outcomeSaid(state, known, t);
  if (state.outcome?.kind !== "cancelled") return null;
  return { title: t("cancelledTitle"), next: t(cancelledKey(state)), again: false };
}

function retry(state: State, t: T): readonly Choice[] {
  const count = failedChats(state).length;
  return count === 0 ? [] : [choice(t(whom(state.run, count === 1 ? "retryOne" : "retryMany"), { count }), "retry")];
}

function failed(state: State, known: Known, t: T): Telling {
  const { delivered } = state.run ?? NOBODY;
  const code = state.outcome?.code ?? null;
  const words = outcomeSaid(state, known, t);
  const [title, text] = delivered.length === 0 ? [words.title, words.next] : partly(state, t);
  return {
    ...said(title, text, failedChoices(state, words, t)),
    tone: "bad",
    note: noteSaid(state, t),
    more: safeHint(state, words, t),
    code,
  };
}

function partly({ run }: State, t: T): readonly [string, string] {
  const [count, missed, unsure] = counted(run);
  const rest = t(count === 1 ? "partialRestOne" : "partialRest", { count });
  if (missed > 0) return [t(whom(run, missed === 1 ? "partialOne" : "partialMany"), { count: missed }), rest];
  if (unsure > 0) return [t(whom(run, unsure === 1 ? "unsureOne" : "unsureMany"), { count: unsure }), rest];
  // Of others the client did not say who they are.
  return [t(whom(run, "unsureSome")), t(whom(run, count === 1 ? "haveOne" : "have"), { count })];
}

/** How many have the card, have it not, or may have it. */
function counted(run: Run | null): readonly [number, number, number] {
  const { delivered, missed, unsure } = run ?? NOBODY;
  return [delivered.length, missed.length, unsure.length];
}

/** What is safe now; where the sentence above has said so already, nothing. */
function safeHint({ outcome, run }: State, words: Said, t: T): readonly string[] {
  if (outcome === null) return [];
  if (run !== null && run.delivered.length > 0) {
    return run.unsure.length > 0 || run.missed.length === 0 ? [t("failedUnsure")] : [];
  }
  if (!words.again) return [];
  // Of a second yes, they have the card from the first.
  return [t(outcome.isSafe && run?.again !== true ? whom(run, "failedSafe") : "failedUnsure")];
}

function failedChoices(state: State, words: Said, t: T): readonly Choice[] {
  if (isHopeless(state, words)) return [];
  const unsure = state.run === null ? 0 : unsureIds(state.run).length;
  // Of these nobody knows, so the machine asks once more before they get it.
  const unsureToo =
    unsure > 0
      ? [choice(t(whom(state.run, unsure === 1 ? "retryUnsureOne" : "retryUnsure"), { count: unsure }), "send")]
      : [];
  const missed = retry(state, t);
  if (missed.length > 0) {
    const others = state.run?.target.to === "picker" ? [again(state, t)] : unsureToo;
    return [...missed, ...rest(state, t), ...others];
  }
  return [...(unsureToo.length > 0 ? unsureToo : [again(state, t)]), ...rest(state, t)];
}

/** Where trying again is no use, it is not offered. */
function isHopeless({ run, outcome }: State, words: Said): boolean {
  const isSettled = run === null || (run.delivered.length === 0 && run.unsure.length === 0);
  return !words.again && isSettled && (outcome?.isSafe === true || run === null || run.missed.length === 0);
}

/** A run that something stopped midway still says how many have the card. */
function blocked({ problem, run }: State, known: Known, t: T): Telling {
  const { title, next, again: mayHelp } = problemSaid(problem, known, t);
  const { total } = progressOf(run ?? undefined);
  const done = run?.delivered.length ?? 0;
  return {
    ...said(title, next, [choice(t("tryAgain"), "send")]),
    tone: "bad",
    more: done === 0 ? [] : [t(whom(run, "progress"), { done, total })],
    code: problem?.code ?? null,
    mayHelp,
  };
}

/** What stands in the way of sending. */
function problemSaid(problem: Problem | null, known: Known, t: T): Said {
  const kind = problem?.kind ?? "bridge";
  const own = known.own?.[kind];
  if (own !== undefined) return own;
  if (kind === "config") return codeSaid(problem?.code ?? null, known, t) ?? silent("notSent", t);
  if (kind === "busy" || kind === "fault") return serverSaid(kind, problem?.wait, t);
  const [title, next, mayHelp] = PROBLEMS[kind];
  return { title: t(title), next: t(next, { version: problem?.message ?? "" }), again: mayHelp };
}

const SERVER: Readonly<Record<"busy" | "fault", readonly [Word, Word, Word]>> = {
  busy: ["busyTitle", "busyText", "busyIn"],
  fault: ["faultTitle", "faultText", "faultIn"],
};

/** A server of ours that answered, and could not do it: when to try again, as far as it said. */
function serverSaid(kind: "busy" | "fault", wait: number | undefined, t: T): Said {
  const [title, text, timed] = SERVER[kind];
  return { title: t(title), next: wait === undefined ? t(text) : t(timed, { wait }), again: true };
}

const PROBLEMS: Readonly<
  Record<Exclude<Problem["kind"], "config" | "busy" | "fault">, readonly [Word, Word, boolean]>
> = {
  script: ["loadFailedTitle", "loadFailedText", true],
  version: ["versionTitle", "versionText", false],
  brand: ["brandTitle", "brandText", false],
  timeout: ["timeoutTitle", "timeoutText", true],
  server: ["serverTitle", "serverText", true],
  ended: ["endedTitle", "endedText", false],
  signin: ["signinTitle", "signinText", true],
  content: ["contentTitle", "contentText", false],
  blanks: ["blanksTitle", "blanksText", true],
  bridge: ["bridgeTitle", "bridgeText", true],
};

function outcomeSaid({ outcome }: State, known: Known, t: T): Said {
  return codeSaid(outcome?.code ?? null, known, t) ?? silent(outcome?.isSafe === true ? "notSent" : "notCertain", t);
}

/** A code in the server's words, and in our own where it has none; null where there is no code. */
function codeSaid(code: number | null, { codes }: Known, t: T): Said | null {
  if (code === null) return null;
  return codes[String(code)] ?? { title: t("unknownCode", { code }), next: t("unknownNext"), again: true };
}

function silent(title: "notSent" | "notCertain", t: T): Said {
  return { title: t(title), next: t("unknownNext"), again: true };
}

/** All a telling says, as one text: for senders that show one. */
export function flowing({ title, text, note, more, code }: Telling, t: T): string {
  // A title for a code that nobody knows names it.
  const last = code === null || title.includes(String(code)) ? "" : t("code", { code });
  const all = [title, text, ...note, ...more, last].filter(Boolean);
  return all
    .map((sentence) => ended(sentence, t))
    .join("")
    .trim();
}

/** With what ends a sentence, and what stands between two; full-width marks bring their own space. */
function ended(sentence: string, t: T): string {
  if (/[\u3002\uff1f\uff01]$/.test(sentence)) return sentence;
  return /[.?!]$/.test(sentence) ? `${sentence} ` : t("full", { sentence });
}
