/**
 * The share page's state machine: no DOM, no clock, no network. `step` takes a state and an event and answers the next
 * state and what is to be done; `share.ts` does it. Who has the card already is counted in `run.ts`.
 *
 * Its one law: once the client was asked to send, nothing is sent again without the person's yes (contracts §share).
 */
import { WRONG_TARGET } from "./answer.ts";
import {
  called,
  hasBegun,
  missedIds,
  nextCall,
  type Run,
  retried,
  retriedUnsure,
  runTo,
  settled,
  unsureIds,
} from "./run.ts";
import type {
  Call,
  Delivery,
  Outcome,
  Pending,
  Problem,
  Report,
  ReportedDelivery,
  ReportState,
  Target,
} from "./types.ts";

export type Phase =
  | "ready" // the button waits for a tap
  | "preparing" // tapped: SDK, signature and content are on their way
  | "waiting" // the client shows its picker or its confirmation; a person is waited for without end
  | "asking" // no answer came: did it arrive?
  | "between" // chats are left: the next ten wait for a tap
  | "sure" // the same targets once more?
  | "sent"
  | "partial"
  | "cancelled"
  | "failed"
  | "blocked"; // nothing can be sent from here, `problem` says why

export interface State {
  readonly phase: Phase;
  /** Whether the client has let this page in. */
  readonly prepared: boolean;
  readonly run: Run | null;
  /** The call that is being prepared, is running, or ran last. */
  readonly call: Pending | null;
  readonly outcome: Outcome | null;
  readonly problem: Problem | null;
  /** What `sure` goes back to. */
  readonly before: Phase;
  /** The run before a person said what became of its call, the client being silent: its answer may still come. */
  readonly guessed: Run | null;
}

/** What is written down on the device, to be taken up by the same page after a reload. */
export type Kept = Pick<State, "phase" | "run" | "call" | "outcome">;

export type Event =
  | { type: "prepared" }
  | { type: "blocked"; problem: Problem }
  | { type: "tap"; attempt: string; at: number; target: Target }
  | { type: "next"; at: number }
  | { type: "retry"; at: number }
  | { type: "stop" }
  | { type: "stay" }
  | { type: "content" }
  | { type: "result"; call: Call; outcome: Outcome }
  | { type: "restored"; kept: Kept }
  | { type: "shown" }
  | { type: "silence" }
  | { type: "answer"; arrived: boolean };

export type Effect =
  | { do: "prepare" }
  | { do: "content" }
  | { do: "remember"; kept: Kept }
  | { do: "forget" }
  | { do: "report"; report: Report }
  | { do: "call"; call: Call }
  /** Ask after a while if no answer has come; `since` is when the silence began, null = now. */
  | { do: "listen"; since: number | null }
  | { do: "stopListening" };

export type Step = readonly [State, readonly Effect[]];

export const INITIAL: State = {
  phase: "ready",
  prepared: false,
  run: null,
  call: null,
  outcome: null,
  problem: null,
  before: "ready",
  guessed: null,
};

/** A tap means nothing while a call is on its way, nor where another button says what goes on. */
const BUSY: readonly Phase[] = ["preparing", "waiting", "asking", "between"];
const OVER: readonly Phase[] = ["between", "sent", "partial", "failed"];

/** The next state, and what is to be done in this order. An event that means nothing now changes nothing. */
export function step(state: State, event: Event): Step {
  switch (event.type) {
    case "prepared":
      return prepared(state);
    case "blocked":
      return blocked(state, event.problem);
    case "tap":
      return tap(state, runTo(event.target, event.attempt), event.at);
    case "next":
      return next(state, event.at);
    case "retry":
      return retry(state, event.at);
    case "stop":
      return state.phase === "between" ? over(state, null) : [state, []];
    case "stay":
      return state.phase === "sure" ? [{ ...state, phase: state.before }, []] : [state, []];
    case "content":
      return begin(state);
    case "result":
      return result(state, event.call, event.outcome);
    case "restored":
      return restored({ ...state, ...event.kept });
    case "shown":
      return state.phase === "waiting" ? [state, [{ do: "listen", since: null }]] : [state, []];
    case "silence":
      return silence(state);
    case "answer":
      return answer(state, event.arrived);
  }
}

function prepared(state: State): Step {
  const next: State = { ...state, prepared: true, problem: null };
  if (state.phase === "preparing") return [next, [{ do: "content" }]];
  if (state.phase !== "blocked") return [next, []];
  return [{ ...next, phase: isUnderWay(state) && state.run?.queue.length ? "between" : "ready" }, []];
}

/** Whether the client was asked for some of the run already. */
function isUnderWay({ run }: State): boolean {
  return run !== null && run.batch > 0;
}

/** A problem is shown at once while nothing else is; one that comes after a send must not hide what became of it. */
function blocked(state: State, problem: Problem): Step {
  if (!["ready", "preparing", "blocked"].includes(state.phase)) return [{ ...state, prepared: false }, []];
  return [{ ...state, phase: "blocked", prepared: false, problem }, []];
}

function tap(state: State, run: Run, at: number): Step {
  if (BUSY.includes(state.phase)) return [state, []];
  // What was in the way stood before a call: the same run goes on.
  if (state.phase === "blocked" && state.run !== null && isUnderWay(state)) return prepare(state, state.run, at);
  if (wouldRepeat(state, run.target)) return [{ ...state, phase: "sure", before: state.phase }, []];
  // A yes that led to nothing is asked for once more, also after a reload: they have the card from before.
  const again = state.phase === "sure" || state.run?.again === true;
  // After the yes only those get it again of whom nobody knows.
  const next = state.phase === "sure" && hasUnsure(state.run) ? retriedUnsure(state.run) : run;
  return prepare(state, { ...next, again }, at);
}

function hasUnsure(run: Run | null): run is Run {
  return run !== null && unsureIds(run).length > 0;
}

/** Whether somebody who has the card, or may have it, would get it again without having been chosen anew. */
function wouldRepeat({ phase, outcome, run }: State, target: Target): boolean {
  if (target.to === "picker") return false;
  const hadIt = run?.again === true;
  if (phase === "failed") return hadIt || (outcome !== null && !outcome.isSafe);
  return phase === "sent" || phase === "partial" || (phase === "cancelled" && hadIt);
}

function next(state: State, at: number): Step {
  if (!OVER.includes(state.phase) || state.run === null || state.run.queue.length === 0) return [state, []];
  return prepare(state, state.run, at);
}

function retry(state: State, at: number): Step {
  if (!OVER.includes(state.phase) || failedChats(state).length === 0 || state.run === null) return [state, []];
  return prepare(state, retried(state.run), at);
}

/** The chats that did not get the card, as far as the client named them. */
export function failedChats({ run }: State): string[] {
  return run === null ? [] : missedIds(run);
}

function prepare(state: State, run: Run, at: number): Step {
  const call = { ...nextCall(run), startedAt: at };
  const next: State = { ...state, phase: "preparing", run, call, outcome: null, problem: null, guessed: null };
  return [next, [state.prepared ? { do: "content" } : { do: "prepare" }]];
}

/** Written down and reported before the client is asked, so that a page that dies leaves a trace. */
function begin(state: State): Step {
  const { call, run } = state;
  if (state.phase !== "preparing" || call === null || run === null) return [state, []];
  const next: State = { ...state, phase: "waiting", run: called(run, call) };
  return [next, [remember(next), { do: "report", report: reportOf(call, "started") }, { do: "call", call }]];
}

function result(state: State, call: Call, outcome: Outcome): Step {
  const report: Effect = { do: "report", report: reportOf(call, outcome.kind, outcome) };
  // The answer of a call the page has given up is still worth recording; what the page shows stays.
  if (state.call?.attempt !== call.attempt || state.call.batch !== call.batch) return [state, [report]];
  // The client knows better than the person who answered in its place.
  if (state.guessed !== null) return over({ ...state, run: state.guessed, guessed: null }, outcome, report);
  return state.phase === "waiting" || state.phase === "asking" ? over(state, outcome, report) : [state, [report]];
}

/** The state after a call's outcome, or (`null`) after a person stopped between two. */
function over(state: State, outcome: Outcome | null, ...reports: Effect[]): Step {
  if (state.run === null || state.call === null) return [state, []];
  const run = outcome === null ? state.run : settled(state.run, state.call, outcome);
  const next: State = { ...state, phase: phaseOf(run, outcome), run, outcome: outcome ?? state.outcome };
  return [next, [{ do: "stopListening" }, ...reports, keep(next)]];
}

function phaseOf(run: Run, outcome: Outcome | null): Phase {
  if (outcome !== null && run.queue.length > 0) return hasBegun(run) ? "between" : "cancelled";
  const kind = outcome?.kind ?? "sent";
  if (run.missed.length > 0 || run.unsure.length > 0 || kind === "failed" || kind === "partial") {
    return run.delivered.length > 0 || kind === "partial" ? "partial" : "failed";
  }
  return kind;
}

/** A page with targets of its own still knows after a reload that they were served; a picker starts afresh. */
function keep(state: State): Effect {
  const isOver = state.phase === "cancelled" && state.run?.again !== true;
  const fresh = isOver || (state.phase !== "between" && state.run?.target.to === "picker");
  return fresh ? { do: "forget" } : remember(state);
}

function remember({ phase, run, call, outcome }: State): Effect {
  return { do: "remember", kept: { phase, run, call, outcome } };
}

function restored(state: State): Step {
  return [state, state.phase === "waiting" ? [{ do: "listen", since: state.call?.startedAt ?? null }] : []];
}

function silence(state: State): Step {
  if (state.phase !== "waiting" || state.call === null) return [state, []];
  return [{ ...state, phase: "asking" }, [{ do: "report", report: reportOf(state.call, "unknown") }]];
}

function answer(state: State, arrived: boolean): Step {
  if (state.phase !== "asking" || state.call === null) return [state, []];
  const message = arrived ? "the visitor says it arrived" : "the visitor says it did not arrive";
  const outcome: Outcome = {
    kind: arrived ? "sent" : "cancelled",
    code: null,
    message,
    deliveries: [],
    isSafe: !arrived,
    raw: "",
  };
  const report = reportOf(state.call, arrived ? "sent" : "failed", outcome);
  return over({ ...state, guessed: state.run }, outcome, { do: "report", report });
}

function reportOf(call: Call, state: ReportState, outcome?: Outcome): Report {
  const { attempt, batch } = call;
  if (outcome === undefined) return { attempt, batch, state, deliveries: [] };
  return {
    attempt,
    batch,
    state,
    ...(outcome.code === null ? {} : { err_code: outcome.code }),
    ...(outcome.message === "" ? {} : { err_msg: outcome.message }),
    ...(outcome.raw === "" ? {} : { raw: outcome.raw }),
    ...suspectsOf(call, outcome),
    deliveries: outcome.deliveries.map(reportedDelivery),
  };
}

function suspectsOf({ target }: Call, { code, deliveries }: Outcome): Pick<Report, "suspects"> {
  return code === WRONG_TARGET && deliveries.length === 0 && "ids" in target ? { suspects: target.ids } : {};
}

function reportedDelivery({ openChatId, openMessageId, status, note }: Delivery): ReportedDelivery {
  return {
    ...(openChatId === "" ? {} : { open_chat_id: openChatId }),
    ...(openMessageId === "" ? {} : { open_message_id: openMessageId }),
    ...(status === null ? { state: "unknown" } : { status }),
    ...(note === null ? {} : { note }),
  };
}
