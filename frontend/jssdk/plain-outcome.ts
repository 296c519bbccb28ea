import { codeOf, NOTE_FAILED } from "./codes.ts";
import type { Answered, Outcome } from "./types.ts";

/** The person said no. */
const CANCELLED = -6;

/**
 * An answer at its plainest, where what reads it (`outcome.ts`) could not be loaded: sent, cancelled or failed. Nothing is
 * known of single chats, and nothing but a cancelled call is said to be safe to send again.
 */
export function plainOutcome({ called, result }: Answered): Outcome {
  const code = codeOf(result);
  const isSent = called === "success" || code === NOTE_FAILED;
  const kind = isSent ? "sent" : code === CANCELLED ? "cancelled" : "failed";
  const raw = called === "throw" ? String(result) : JSON.stringify(result);
  return {
    kind,
    code: called === "success" ? null : code,
    message: "",
    deliveries: [],
    isSafe: kind === "cancelled",
    raw: raw ?? "",
  };
}
