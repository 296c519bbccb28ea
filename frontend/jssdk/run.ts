/**
 * One yes of a person and all it leads to: a single call, or a list of chats worked off ten at a time, each ten with a tap
 * of its own. Plain bookkeeping of who has the card, who has not, and who is still to be asked for.
 */
import type { Call, Delivery, Outcome, Target } from "./types.ts";

/** As many chats as one call takes (h5-jssdk §2.2). */
export const MOST_AT_ONCE = 10;
const FAILED_STATUS = 1;

export interface Run {
  readonly attempt: string;
  /** Number of the next call. */
  readonly batch: number;
  readonly target: Target;
  /** Chats still to be asked for. */
  readonly queue: readonly string[];
  readonly delivered: readonly Delivery[];
  /** Chats that are known to have failed: they may be asked for again. */
  readonly missed: readonly Delivery[];
  /** Chats of which nobody knows: they are asked for again only after a person's yes. */
  readonly unsure: readonly Delivery[];
  /** Who gets it may have the card already: a person said yes to that, once. */
  readonly again: boolean;
}

export function runTo(target: Target, attempt: string): Run {
  return {
    attempt,
    batch: 0,
    target,
    queue: target.to === "chats" ? target.ids : [],
    delivered: [],
    missed: [],
    unsure: [],
    again: false,
  };
}

/** Whether anything has become of it yet. */
export function hasBegun(run: Run): boolean {
  return run.delivered.length > 0 || run.missed.length > 0 || run.unsure.length > 0;
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

/** The chats that are known not to have the card, as far as the client named them; some name people, who are no chats. */
export function missedIds(run: Run): string[] {
  return chatIds(run.missed);
}

/** The chats nobody knows of, as far as they have a name. */
export function unsureIds(run: Run): string[] {
  return chatIds(run.unsure);
}

function chatIds(chats: readonly Delivery[]): string[] {
  return chats.map((chat) => chat.openChatId).filter((id) => id.startsWith("oc_"));
}

/** The run with its missed chats first in the queue again. */
export function retried(run: Run): Run {
  return { ...run, queue: [...missedIds(run), ...run.queue], missed: [] };
}

/** The run with all that may lack the card first in the queue again: what a person has said yes to. */
export function retriedUnsure(run: Run): Run {
  return { ...run, queue: [...missedIds(run), ...unsureIds(run), ...run.queue], missed: [], unsure: [] };
}

/** The run after what a call came to. */
export function settled(run: Run, call: Call, { kind, deliveries, isSafe }: Outcome): Run {
  if (kind === "cancelled") return { ...run, queue: [...idsOf(call.target), ...run.queue] };
  // A code that came before sending need not name a chat, nor does a person's own "it arrived".
  const status = isSafe ? FAILED_STATUS : null;
  const asked = idsOf(call.target);
  const about = (id: string) => deliveries.find(({ openChatId }) => openChatId === id) ?? unspoken(id, status);
  const told = [...asked.map(about), ...deliveries.filter(({ openChatId }) => !asked.includes(openChatId))];
  // Some clients name no chat that got it.
  const arrived = (chat: Delivery) => chat.status === 0 || (kind === "sent" && chat.status === null);
  return {
    ...run,
    delivered: [...run.delivered, ...told.filter(arrived)],
    missed: [...run.missed, ...told.filter(({ status }) => status !== 0 && status !== null)],
    unsure: [...run.unsure, ...told.filter((chat) => chat.status === null && !arrived(chat))],
  };
}

function unspoken(openChatId: string, status: number | null): Delivery {
  return { openChatId, openMessageId: "", status, note: null };
}

function idsOf(target: Target): readonly string[] {
  return target.to === "chats" ? target.ids : [];
}
