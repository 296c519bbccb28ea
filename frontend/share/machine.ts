/**
 * The share page's state machine: no DOM, no clock, no network. `step` takes a state and an event and answers the next
 * state and what is to be done; `share.ts` does it.
 *
 * Its one law: once the client was asked to send, nothing is sent again without the person's yes (design §4 Share).
 */
import type { Call, Delivery, Outcome, Pending, Problem, Report, ReportState } from "./types.ts";

export interface State {
  readonly phase:
    | "ready" // the button waits for a tap
    | "preparing" // tapped: SDK, signature and content are on their way
    | "waiting" // the client shows its picker; a person is waited for without end
    | "asking" // no answer came: did it arrive?
    | "sent"
    | "partial"
    | "cancelled"
    | "failed"
    | "blocked"; // nothing can be sent from here, `problem` says why
  /** Whether the client has let this page in. */
  readonly prepared: boolean;
  /** The call that is being prepared, is running, or ran last. */
  readonly call: Pending | null;
  readonly outcome: Outcome | null;
  /** What earlier batches of this attempt delivered; it is never sent there again. */
  readonly delivered: readonly Delivery[];
  readonly problem: Problem | null;
}

export type Event =
  | { type: "prepared" }
  | { type: "blocked"; problem: Problem }
  | { type: "tap"; attempt: string; at: number }
  | { type: "retryFailed"; at: number }
  | { type: "content" }
  | { type: "result"; call: Call; outcome: Outcome }
  | { type: "restored"; call: Pending }
  | { type: "shown" }
  | { type: "silence" }
  | { type: "answer"; arrived: boolean };

export type Effect =
  | { do: "prepare" }
  | { do: "content" }
  | { do: "remember"; call: Pending }
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
  call: null,
  outcome: null,
  delivered: [],
  problem: null,
};

/** The next state, and what is to be done in this order. An event that means nothing now changes nothing. */
export function step(state: State, event: Event): Step {
  switch (event.type) {
    case "prepared":
      return prepared(state);
    case "blocked":
      return blocked(state, event.problem);
    case "tap":
      return tap(state, { attempt: event.attempt, batch: 0, openChatIds: null, startedAt: event.at });
    case "retryFailed":
      return retryFailed(state, event.at);
    case "content":
      return begin(state);
    case "result":
      return result(state, event.call, event.outcome);
    case "restored":
      return [{ ...state, phase: "waiting", call: event.call }, [{ do: "listen", since: event.call.startedAt }]];
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
  return [state.phase === "blocked" ? { ...next, phase: "ready" } : next, []];
}

/** A problem is shown at once while nothing else is; one that comes after a send must not hide what became of it. */
function blocked(state: State, problem: Problem): Step {
  if (!["ready", "preparing", "blocked"].includes(state.phase)) return [{ ...state, prepared: false }, []];
  return [{ ...state, phase: "blocked", prepared: false, problem }, []];
}

function tap(state: State, call: Pending): Step {
  if (["preparing", "waiting", "asking"].includes(state.phase)) return [state, []];
  return prepare({ ...state, call, delivered: [] });
}

function retryFailed(state: State, at: number): Step {
  const failed = failedChats(state);
  if (state.call === null || failed.length === 0) return [state, []];
  const call = { ...state.call, batch: state.call.batch + 1, openChatIds: failed, startedAt: at };
  const arrived = (state.outcome?.deliveries ?? []).filter((delivery) => delivery.status === 0);
  return prepare({ ...state, call, delivered: [...state.delivered, ...arrived] });
}

/** The chats of the last call that did not get the card, as far as the client named them. */
export function failedChats(state: State): string[] {
  if (state.phase !== "partial" && state.phase !== "failed") return [];
  const failed = (state.outcome?.deliveries ?? []).filter((delivery) => delivery.status !== 0);
  return failed.map((delivery) => delivery.openChatId).filter(Boolean);
}

function prepare(state: State): Step {
  const next: State = { ...state, phase: "preparing", outcome: null, problem: null };
  return [next, [state.prepared ? { do: "content" } : { do: "prepare" }]];
}

/** Written down and reported before the client is asked, so that a page that dies leaves a trace. */
function begin(state: State): Step {
  const { call } = state;
  if (state.phase !== "preparing" || call === null) return [state, []];
  return [
    { ...state, phase: "waiting" },
    [
      { do: "remember", call },
      { do: "report", report: reportOf(call, "started") },
      { do: "call", call },
    ],
  ];
}

function result(state: State, call: Call, outcome: Outcome): Step {
  const report: Effect = { do: "report", report: reportOf(call, outcome.kind, outcome) };
  // The answer of a call the page has given up is still worth recording; what the page shows stays.
  if (!isCurrent(state, call)) return [state, [report]];
  const done: Effect[] = [{ do: "stopListening" }, report, { do: "forget" }];
  return [{ ...state, phase: outcome.kind, outcome }, done];
}

function isCurrent(state: State, call: Call): boolean {
  const waiting = state.phase === "waiting" || state.phase === "asking";
  return waiting && state.call?.attempt === call.attempt && state.call.batch === call.batch;
}

function silence(state: State): Step {
  if (state.phase !== "waiting" || state.call === null) return [state, []];
  return [{ ...state, phase: "asking" }, [{ do: "report", report: reportOf(state.call, "unknown") }]];
}

function answer(state: State, arrived: boolean): Step {
  if (state.phase !== "asking" || state.call === null) return [state, []];
  const message = arrived ? "the visitor says it arrived" : "the visitor says it did not arrive";
  const outcome: Outcome = { kind: arrived ? "sent" : "cancelled", code: null, message, deliveries: [] };
  const report = reportOf(state.call, arrived ? "sent" : "failed", outcome);
  return [{ ...state, phase: outcome.kind, outcome }, [{ do: "report", report }, { do: "forget" }]];
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
    deliveries: outcome.deliveries.map((delivery) => ({
      ...(delivery.openChatId === "" ? {} : { open_chat_id: delivery.openChatId }),
      ...(delivery.openMessageId === "" ? {} : { open_message_id: delivery.openMessageId }),
      status: delivery.status,
    })),
  };
}
