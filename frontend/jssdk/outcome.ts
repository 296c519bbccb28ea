import type { Delivery, Outcome } from "./types.ts";

/** The person closed the picker or the confirmation: the page's code, and the one of the chat APIs. */
const CANCELLED = new Set([-6, 1002002]);
/** The card went out, the note did not. */
const NOTE_FAILED = 42406;
const FAILED_STATUS = 1;

type Fields = Readonly<Record<string, unknown>>;

/**
 * What `success` or `fail` was called with, read tolerantly: clients differ in spelling, and the documentation's own type
 * column is wrong in three places (h5-jssdk §2.4).
 */
export function outcomeOf(called: "success" | "fail", result: unknown): Outcome {
  const fields = fieldsOf(result);
  const code = codeOf(fields);
  const message = text(fields.errMsg) || text(fields.errString) || text(fields.errorMessage);
  const deliveries = deliveriesOf(fields);
  return {
    kind: kindOf(called, code, message, deliveries),
    code: called === "success" ? null : code,
    message,
    deliveries,
  };
}

/** Whether a result speaks of success: real clients append details to `<api>:ok` and `<api>:fail` (h5-jssdk §2.6). */
export function saysOk(result: unknown): boolean {
  return /^\w+:ok\b/.test(text(fieldsOf(result).errMsg));
}

/** The code in any of the spellings in use; null when there is none. */
export function codeOf(result: unknown): number | null {
  const fields = fieldsOf(result);
  for (const name of ["errCode", "errorCode", "errno"]) {
    const value = fields[name];
    const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
    if (typeof number === "number" && Number.isSafeInteger(number)) return number;
  }
  return null;
}

function kindOf(
  called: "success" | "fail",
  code: number | null,
  message: string,
  deliveries: readonly Delivery[],
): Outcome["kind"] {
  const failed = deliveries.filter((delivery) => delivery.status !== 0).length;
  if (called === "success" || code === NOTE_FAILED) {
    if (failed === 0) return "sent";
    return failed < deliveries.length ? "partial" : "failed";
  }
  if (code === null ? /:fail\s+cancel/i.test(message) : CANCELLED.has(code)) return "cancelled";
  return failed < deliveries.length ? "partial" : "failed";
}

/** One per chat: what `sendCardInfo` says, and a failure for every chat only `failedOpenChatIDs` names. */
function deliveriesOf(fields: Fields): Delivery[] {
  const failed = new Set(list(fields.failedOpenChatIDs).map(text).filter(Boolean));
  const told = list(fields.sendCardInfo).map((item): Delivery => {
    const info = fieldsOf(item);
    const openChatId = text(info.openChatId);
    const status = Number(info.status ?? 0);
    const known = Number.isSafeInteger(status) ? status : FAILED_STATUS;
    return {
      openChatId,
      openMessageId: text(info.openMessageId),
      status: known === 0 && failed.has(openChatId) ? FAILED_STATUS : known,
    };
  });
  const named = new Set(told.map((delivery) => delivery.openChatId));
  const untold = [...failed].filter((openChatId) => !named.has(openChatId));
  return [...told, ...untold.map((openChatId) => ({ openChatId, openMessageId: "", status: FAILED_STATUS }))];
}

function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null ? (value as Fields) : {};
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
