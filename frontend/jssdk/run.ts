/**
 * One yes of a person and all it leads to: a single call, or a list of chats worked off ten at a time, each ten with a tap
 * of its own. Plain bookkeeping of who has the card, who has not, and who is still to be asked for.
 */
import type { Call, Delivery, Outcome, Target } from "./types.ts";

/** As many chats as one call takes (h5-jssdk §2.2). */
export const MOST_AT_ONCE = 10;
/** After these codes it is not known whether anything arrived; all others come before anything was sent. */
const UNSURE = new Set([-5, -7, -9]);
const FAILED_STATUS = 1;

export interface Run {
  readonly attempt: string;
  /** Number of the next call. */
  readonly batch: number;
  readonly target: Target;
  /** Chats still to be asked for. */
  readonly queue: readonly string[];
  readonly delivered: readonly Delivery[];
  readonly missed: readonly Delivery[];
}

export function runTo(target: Target, attempt: string): Run {
  return { attempt, batch: 0, target, queue: target.to === "chats" ? target.ids : [], delivered: [], missed: [] };
}

/** Whether anything has become of it yet. */
export function hasBegun(run: Run): boolean {
  return run.delivered.length > 0 || run.missed.length > 0;
}

/** How often Feishu will ask for a yes. */
export function confirmations(chats: number): number {
  return Math.ceil(chats / MOST_AT_ONCE);
}

/** The next call; where chats are left, the first ten of them. */
export function nextCall(run: Run): Call {
  const ids = run.queue.slice(0, MOST_AT_ONCE);
  return { attempt: run.attempt, batch: run.batch, target: ids.length > 0 ? { to: "chats", ids } : run.target };
}

/** The run once its next call is on its way. */
export function called(run: Run, call: Call): Run {
  return { ...run, batch: call.batch + 1, queue: run.queue.slice(idsOf(call.target).length) };
}

/** The chats that did not get the card, as far as the client named them; some name people, who are no chats. */
export function missedIds(run: Run): string[] {
  return run.missed.map((chat) => chat.openChatId).filter((id) => id.startsWith("oc_"));
}

/** The run with its missed chats first in the queue again. */
export function retried(run: Run): Run {
  return { ...run, queue: [...missedIds(run), ...run.queue], missed: [] };
}

/** The run after what a call came to. Of chats it was given, the client may leave some or all unmentioned. */
export function settled(run: Run, call: Call, outcome: Outcome): Run {
  const asked = idsOf(call.target);
  if (outcome.kind === "cancelled") return { ...run, queue: [...asked, ...run.queue] };
  const told = new Set(outcome.deliveries.map((chat) => chat.openChatId));
  const status = outcome.kind === "failed" && isCertain(outcome) ? FAILED_STATUS : null;
  const untold = asked.filter((id) => !told.has(id)).map((id) => ({ openChatId: id, openMessageId: "", status }));
  const arrived = outcome.deliveries.filter((chat) => chat.status === 0);
  const failed = outcome.deliveries.filter((chat) => chat.status !== 0);
  const sent = outcome.kind === "sent";
  return {
    ...run,
    delivered: [...run.delivered, ...arrived, ...(sent ? untold : [])],
    missed: [...run.missed, ...failed, ...(sent ? [] : untold)],
  };
}

/** Whether a failure is sure to have reached nobody but those it names. */
export function isCertain({ code, deliveries }: Outcome): boolean {
  return deliveries.length > 0 || (code !== null && !UNSURE.has(code));
}

function idsOf(target: Target): readonly string[] {
  return target.to === "chats" ? target.ids : [];
}
