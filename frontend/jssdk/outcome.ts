/**
 * What a call of `tt.sendMessageCard` came to: a function of what was asked and what the client answered.
 *
 * Answers are read tolerantly. Clients differ in spelling, the documentation's own type column is wrong in three places
 * (h5-jssdk §2.4), and the one failure on public record hides its code in a JSON string under `data`. The law: a chat
 * *arrived*, *failed*, or nobody knows; what nobody knows is never said to be safe to send again.
 */
import { CANCELLED, codeOf, type Fields, fieldsOf, NOTE_FAILED, partsOf, rawOf, unwrapped } from "./answer.ts";
import type { Answered, Asked, Delivery, NoteState, Outcome, Target } from "./types.ts";

/** Codes of a call that begins with -10 to -1, after which the card may have arrived. */
const UNSURE: readonly unknown[] = [-5, -7, -9];
/** What else comes before sending: no such API, not authenticated, wrong types. */
const REFUSED: readonly unknown[] = [103, 104, 105, 100001, 1012, 1002002];
const FAILED_STATUS = 1;

/** What became of a call, from whichever callback came first. */
export function outcomeOf({ asked, called, result }: Answered): Outcome {
  const answer = answerIn(result);
  const { code, message } = answer;
  const ok = called === "success" || (called === "complete" && /^\w+:ok\b/.test(message));
  const deliveries = CANCELLED.includes(code) ? [] : deliveriesOf(asked, ok, answer);
  const kind = kindOf(ok, answer, deliveries);
  return {
    kind,
    code: called === "success" ? null : code,
    message: called === "throw" ? String(result) : message,
    deliveries: kind === "sent" ? deliveries.map(reached) : deliveries,
    isSafe: kind === "cancelled" || (kind === "failed" && reachedNobody(asked.target, answer, deliveries)),
    raw: rawOf(result),
  };
}

/** Whether a code means that nothing was sent yet; after one that nobody knows the card may have arrived. */
export function comesBeforeSending(code: number | null): boolean {
  if (code === null) return false;
  // `h5sdk.config` and its signature have codes of their own.
  if (code >= 333430 && code <= 333450) return true;
  return code < 0 && code >= -10 ? !UNSURE.includes(code) : REFUSED.includes(code);
}

function kindOf(ok: boolean, { code, message }: Answer, deliveries: readonly Delivery[]): Outcome["kind"] {
  if (ok || code === NOTE_FAILED) {
    if (!deliveries.some(hasFailed)) return "sent";
    return deliveries.every(hasFailed) ? "failed" : "partial";
  }
  if (code === null ? /:fail\s+cancel/i.test(message) : CANCELLED.includes(code)) return "cancelled";
  return deliveries.some(({ status }) => status === 0) ? "partial" : "failed";
}

/** A success says enough of every chat that was asked for, also of those it leaves out: clients below 4.2 name none. */
function reached(chat: Delivery): Delivery {
  return { ...chat, status: 0 };
}

function hasFailed({ status }: Delivery): boolean {
  return status !== 0 && status !== null;
}

/** Whether every chat that was asked for is known to have failed. */
function reachedNobody(target: Target, { code, chats }: Answer, all: readonly Delivery[]): boolean {
  if (comesBeforeSending(code)) return true;
  // Of chats the person picked, the list of those that failed may be a part; what was sent to each names them all.
  const isWhole = target.to === "picker" ? chats.length > 0 : target.to !== "people" || all.length >= target.ids.length;
  return isWhole && all.length > 0 && all.every(hasFailed);
}

/** One per chat the client spoke of; once it may have sent, also one per chat it was given and left out. */
function deliveriesOf({ target, note }: Asked, ok: boolean, answer: Answer): Delivery[] {
  const { code, chats, failed, notes } = answer;
  const told = new Map(chats.map((info) => [text(info.openChatId), info]));
  // Of what was refused before sending, only those are told that the client names: the others are not to blame.
  const refused = !ok && comesBeforeSending(code) && chats.length === 0;
  const given = target.to === "chats" && !refused ? target.ids : [];
  // A client that lists those that failed, and only those, lists all of them: the others arrived.
  const untold = failed.size > 0 && chats.length === 0 ? 0 : null;
  const about = (openChatId: string, info?: Fields): Delivery => {
    const said = info === undefined ? untold : statusIn(info);
    const status = failed.has(openChatId) && !said ? FAILED_STATUS : said;
    return { openChatId, openMessageId: text(info?.openMessageId), status, note: null };
  };
  const named = [...new Set([...given, ...told.keys(), ...failed])]
    .filter(Boolean)
    .map((id) => about(id, told.get(id)));
  const unnamed = chats.filter(({ openChatId }) => text(openChatId) === "").map((info) => about("", info));
  // Of a list's chats each is named already.
  const all = [...named, ...(target.to === "chats" ? unnamed.filter(hasFailed) : unnamed)];
  if (!note && notes.size === 0 && code !== NOTE_FAILED) return all;
  const reached = all.filter((one) => !hasFailed(one)).length;
  // Of people the chats are named, and maybe not all of them.
  const suspects = target.to === "people" ? Math.max(reached, target.ids.length - (all.length - reached)) : reached;
  return all.map((one) => ({ ...one, note: noteOf(one, ok, answer, suspects) }));
}

/** 0 = delivered, and where the client names a chat without one; null where it says nothing that could be read. */
function statusIn(info: Fields): number | null {
  if (Object.keys(info).length === 0) return null;
  const status = Number(info.status ?? 0);
  return Number.isSafeInteger(status) ? status : FAILED_STATUS;
}

/**
 * What became of the note in a chat. A client tells of notes only where one was lost, maybe without saying where: of a chat
 * that has the card, and of whose note nothing is said, it went along.
 */
function noteOf(chat: Delivery, ok: boolean, { code, notes }: Answer, suspects: number): NoteState | null {
  if (notes.has(chat.openChatId)) return "lost";
  if (hasFailed(chat)) return null;
  const isNoteFailure = code === NOTE_FAILED;
  if (ok || (isNoteFailure ? notes.size > 0 : chat.status === 0)) return "sent";
  return isNoteFailure && suspects === 1 ? "lost" : "unknown";
}

/** An answer taken apart. `chats`: what `sendCardInfo` says of each; `failed`, `notes`: ids of chats. */
interface Answer {
  readonly code: number | null;
  readonly message: string;
  readonly chats: readonly Fields[];
  readonly failed: ReadonlySet<string>;
  readonly notes: ReadonlySet<string>;
}

function answerIn(result: unknown): Answer {
  const both = partsOf(result);
  const list = (name: string) => listOf(both.map((fields) => fields[name]).find((value) => value !== undefined));
  const ids = (values: readonly unknown[]) => new Set(values.map(text).filter(Boolean));
  const lost = list("additionalMessageInfo")
    .map(fieldsOf)
    .filter(({ status }) => Number(status ?? FAILED_STATUS) !== 0);
  return {
    code: codeOf(result),
    message: [...new Set(both.map(saidIn))].filter(Boolean).join(": "),
    chats: list("sendCardInfo").map(fieldsOf),
    failed: ids(list("failedOpenChatIDs")),
    // One that names no chat says no more than the code does.
    notes: ids(lost.map(({ openChatId }) => openChatId)),
  };
}

function saidIn(fields: Fields): string {
  return text(fields.errMsg) || text(fields.errString) || text(fields.errorMessage);
}

/** A list, whose items may be JSON in strings, as may the list. */
function listOf(value: unknown): unknown[] {
  const list = unwrapped(value);
  return Array.isArray(list) ? list.map(unwrapped) : [];
}

function text(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
