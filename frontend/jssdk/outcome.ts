/**
 * What a call of `tt.sendMessageCard` came to: a function of what was asked and what the client answered.
 *
 * Answers are read tolerantly. Clients differ in spelling, the documentation's own type column is wrong in three places
 * (h5-jssdk §2.4), and the one failure on public record hides its code in a JSON string under `data`. The law: a chat
 * *arrived*, *failed*, or nobody knows; what nobody knows is never said to be safe to send again.
 */
import type { Delivery, NoteState, Outcome, Target } from "./types.ts";

/** What the client was asked for: where the card goes, and whether the person could write a note to go with it. */
export interface Asked {
  readonly target: Target;
  readonly note: boolean;
}

/** Which of the callbacks came; a client may forget the first two, or throw at once. */
export type Called = "success" | "fail" | "complete" | "throw";

/** The person closed the picker or the confirmation: the page's code, and the one of the chat APIs. */
const CANCELLED: ReadonlySet<number> = new Set([-6, 1002002]);
/** The card went out, the note did not. */
export const NOTE_FAILED = 42406;
/**
 * Codes that come before anything is sent: what was asked for is wrong, the person said no, or the page was not let in.
 * After any other the card may have arrived.
 */
const BEFORE_SENDING: ReadonlySet<number> = new Set([
  -1,
  -2,
  -3,
  -4,
  -8,
  -10,
  103,
  104,
  105,
  100001,
  1012,
  ...CANCELLED,
]);
/** The page has not been let in, or not any more: not authenticated, an API not in its list, or none of this name. */
const NOT_LET_IN: ReadonlySet<number> = new Set([105, 100001, 333445, 333446]);
/** `h5sdk.config` and its signature. */
const CONFIG = [333430, 333450] as const;
const FAILED_STATUS = 1;
/** As much of an answer as is kept, in UTF-8. */
const RAW_BYTES = 8_192;

type Fields = Readonly<Record<string, unknown>>;

/** What became of a call, from whichever callback came first. */
export function outcomeOf(asked: Asked, called: Called, result: unknown): Outcome {
  const answer = answerIn(result);
  const ok = called === "success" || (called === "complete" && saysOk(result));
  const code = codeOf(result);
  const deliveries = withNotes(deliveriesOf(asked.target, ok, code, answer), asked, ok, code, answer);
  const kind = kindOf(ok, code, answer, deliveries);
  return {
    kind,
    code: called === "success" ? null : code,
    message: called === "throw" ? String(result) : messageOf(answer),
    deliveries,
    isSafe: kind === "cancelled" || (kind === "failed" && reachedNobody(asked.target, code, answer, deliveries)),
    raw: rawOf(result),
  };
}

/** Whether a result speaks of success: real clients append details to `<api>:ok` and `<api>:fail` (h5-jssdk §2.6). */
export function saysOk(result: unknown): boolean {
  return /^\w+:ok\b/.test(text(fieldsOf(result).errMsg));
}

/** The code in any of the spellings in use, on top or in `data`; null when there is none. */
export function codeOf(result: unknown): number | null {
  const { top, data } = answerIn(result);
  for (const fields of [top, data]) {
    for (const name of ["errCode", "errorCode", "errno"]) {
      const value = fields[name];
      const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
      if (typeof number === "number" && Number.isSafeInteger(number)) return number;
    }
  }
  return null;
}

/** Whether a code means that nothing was sent yet. */
export function comesBeforeSending(code: number | null): boolean {
  return code !== null && (BEFORE_SENDING.has(code) || (code >= CONFIG[0] && code <= CONFIG[1]));
}

/** Whether a call failed because the page had not been let in: another configuration may mend it. */
export function wasNotLetIn(code: number | null): boolean {
  return code !== null && NOT_LET_IN.has(code);
}

function kindOf(ok: boolean, code: number | null, answer: Answer, deliveries: readonly Delivery[]): Outcome["kind"] {
  const arrived = deliveries.filter(({ status }) => status === 0).length;
  const failed = deliveries.filter(({ status }) => status !== 0 && status !== null).length;
  if (ok || code === NOTE_FAILED) {
    if (failed === 0) return "sent";
    return failed < deliveries.length ? "partial" : "failed";
  }
  if (code === null ? /:fail\s+cancel/i.test(messageOf(answer)) : CANCELLED.has(code)) return "cancelled";
  return arrived > 0 ? "partial" : "failed";
}

/** Whether every chat that was asked for is known to have failed. */
function reachedNobody(
  target: Target,
  code: number | null,
  { told, failed }: Answer,
  all: readonly Delivery[],
): boolean {
  if (comesBeforeSending(code)) return true;
  // Of chats the person picked, the list of those that failed may be a part; what was sent to each names them all.
  const isWhole = target.to === "picker" ? told.length > 0 : target.to !== "people" || all.length >= target.ids.length;
  return isWhole && told.length + failed.size > 0 && all.every(({ status }) => status !== 0 && status !== null);
}

// -- deliveries ----------------------------------------------------------------------------------------------------

/** One per chat the client spoke of; once it may have sent, also one per chat it was given and left out. */
function deliveriesOf(target: Target, ok: boolean, code: number | null, { told, failed }: Answer): Delivery[] {
  if (code !== null && CANCELLED.has(code)) return [];
  const said = told.map((info) => delivery(info, failed));
  const named = new Set(said.map(({ openChatId }) => openChatId));
  const untold = [...failed].filter((id) => !named.has(id)).map((id) => chatWith(id, FAILED_STATUS));
  const known = new Set([...named, ...failed]);
  const wasAsked = target.to === "chats" && (ok || !comesBeforeSending(code));
  const rest = wasAsked ? target.ids.filter((id) => !known.has(id)) : [];
  // A client that lists those that failed, and only those, lists all of them.
  const status = failed.size > 0 && told.length === 0 ? 0 : null;
  return inOrder([...said, ...untold, ...rest.map((id) => chatWith(id, status))], target);
}

function delivery(info: Fields, failed: ReadonlySet<string>): Delivery {
  const openChatId = text(info.openChatId);
  const status = statusIn(info);
  return {
    ...chatWith(openChatId, status === 0 && failed.has(openChatId) ? FAILED_STATUS : status),
    openMessageId: text(info.openMessageId),
  };
}

/** 0 = delivered, and where the client names a chat without one; null where it says nothing that could be read. */
function statusIn(info: Fields): number | null {
  if (Object.keys(info).length === 0) return null;
  const status = Number(info.status ?? 0);
  return Number.isSafeInteger(status) ? status : FAILED_STATUS;
}

function chatWith(openChatId: string, status: number | null): Delivery {
  return { openChatId, openMessageId: "", status, note: null };
}

/** Chats of a list stay in its order, so that a person finds them again. */
function inOrder(deliveries: Delivery[], target: Target): Delivery[] {
  if (target.to !== "chats") return deliveries;
  const place = (one: Delivery) =>
    (target.ids.indexOf(one.openChatId) + target.ids.length + 1) % (target.ids.length + 1);
  return deliveries
    .map((one) => ({ one, place: place(one) }))
    .sort((left, right) => left.place - right.place)
    .map(({ one }) => one);
}

// -- notes ---------------------------------------------------------------------------------------------------------

/** What became of the note in each chat that got the card. A client tells of notes only where one was lost. */
function withNotes(deliveries: Delivery[], asked: Asked, ok: boolean, code: number | null, answer: Answer): Delivery[] {
  if (!asked.note && answer.notes.size === 0 && code !== NOTE_FAILED) return deliveries;
  const arrived = deliveries.filter(({ status }) => status === 0).length;
  return deliveries.map((one) => {
    const isLost = answer.notes.has(one.openChatId);
    if (one.status !== 0) return isLost ? { ...one, note: "lost" } : one;
    return { ...one, note: noteIn(isLost, ok, code, answer.notes.size > 0, arrived) };
  });
}

function noteIn(isLost: boolean, ok: boolean, code: number | null, isTold: boolean, arrived: number): NoteState {
  if (isLost) return "lost";
  if (isTold || ok) return "sent";
  if (code === NOTE_FAILED) return arrived === 1 ? "lost" : "unknown";
  return "unknown";
}

// -- reading -------------------------------------------------------------------------------------------------------

/** An answer taken apart. `told`: what `sendCardInfo` says of each chat; `failed`, `notes`: ids of chats. */
interface Answer {
  readonly top: Fields;
  readonly data: Fields;
  readonly told: readonly Fields[];
  readonly failed: ReadonlySet<string>;
  readonly notes: ReadonlySet<string>;
}

function answerIn(result: unknown): Answer {
  const top = fieldsOf(result);
  const data = fieldsOf(unwrapped(top.data));
  const list = (name: string) => listOf(top[name] ?? data[name]);
  const lost = list("additionalMessageInfo").map(fieldsOf);
  return {
    top,
    data,
    told: list("sendCardInfo").map(fieldsOf),
    failed: new Set(list("failedOpenChatIDs").map(text).filter(Boolean)),
    // One that names no chat says no more than the code does.
    notes: new Set(
      lost
        .filter(isLost)
        .map((info) => text(info.openChatId))
        .filter(Boolean),
    ),
  };
}

function isLost({ status }: Fields): boolean {
  return Number(status ?? FAILED_STATUS) !== 0;
}

function messageOf({ top, data }: Answer): string {
  const said = (fields: Fields) => text(fields.errMsg) || text(fields.errString) || text(fields.errorMessage);
  return [...new Set([said(top), said(data)])].filter(Boolean).join(": ");
}

/** A list, whose items may be JSON in strings, as may the list. */
function listOf(value: unknown): unknown[] {
  const list = unwrapped(value);
  return Array.isArray(list) ? list.map(unwrapped) : [];
}

function unwrapped(value: unknown): unknown {
  if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null ? (value as Fields) : {};
}

function text(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

/** The answer word for word, for whoever has to find out what the client meant. */
function rawOf(result: unknown): string {
  if (result === undefined) return "";
  let written: string;
  try {
    written = result instanceof Error ? String(result) : (JSON.stringify(result) ?? String(result));
  } catch {
    written = String(result);
  }
  return cut(written, RAW_BYTES);
}

/** As much of a text as fits into so many bytes of UTF-8; counted by hand, for mini-programs have no `TextEncoder`. */
function cut(text: string, most: number): string {
  let bytes = 0;
  let end = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (bytes > most) break;
    end += character.length;
  }
  return text.slice(0, end);
}
