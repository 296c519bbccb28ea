/** What tests of the state machine begin with. */
import { type Effect, type Event, INITIAL, type Kept, type State, step } from "./machine.ts";
import { comesBeforeSending } from "./outcome.ts";
import { runTo } from "./run.ts";
import type { Delivery, Outcome, Pending, Problem, Target } from "./types.ts";

export const PICKER: Target = { to: "picker" };
export const CALL: Pending = { attempt: "a-1", batch: 0, target: PICKER, startedAt: 1_000 };
export const KEPT: Kept = { phase: "waiting", run: { ...runTo(PICKER, "a-1"), batch: 1 }, call: CALL, outcome: null };
export const PROBLEM: Problem = { kind: "script", code: null, message: "" };
export const delivery = (openChatId: string, status: number | null = 0): Delivery => ({
  openChatId,
  openMessageId: "",
  status,
  note: null,
});
export const outcome = (kind: Outcome["kind"], fields: Partial<Outcome> = {}): Outcome => ({
  kind,
  code: null,
  message: "",
  deliveries: [],
  isSafe: kind === "cancelled" || comesBeforeSending(fields.code ?? null),
  raw: "",
  ...fields,
});

/** Runs events one after the other; the last state, and everything that was to be done. */
export function run(events: readonly Event[], from: State = INITIAL): { state: State; done: Effect[] } {
  let state = from;
  const done: Effect[] = [];
  for (const event of events) {
    const [next, effects] = step(state, event);
    state = next;
    done.push(...effects);
  }
  return { state, done };
}

export const tap = (target: Target = PICKER, attempt = "a-1", at = 1_000): Event => ({
  type: "tap",
  attempt,
  at,
  target,
});
export const TAP = tap();
export const sendingTo = (target: Target): Event[] => [{ type: "prepared" }, tap(target), { type: "content" }];
export const SENDING = sendingTo(PICKER);
export const answered = (result: Outcome): Event[] => [...SENDING, { type: "result", call: CALL, outcome: result }];
export const calls = (done: readonly Effect[]) => done.filter((effect) => effect.do === "call").length;
export const reports = (done: readonly Effect[]) =>
  done.flatMap((effect) => (effect.do === "report" ? [effect.report.state] : []));

/** The answer to the call that is on its way. */
export const told = (state: State, result: Outcome): Event => ({
  type: "result",
  call: state.call ?? CALL,
  outcome: result,
});

export const LIST: Target = { to: "chats", ids: Array.from({ length: 34 }, (_, index) => `oc_${index}`) };
