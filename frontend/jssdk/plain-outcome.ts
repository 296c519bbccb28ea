import { CANCELLED, codeOf, NOTE_FAILED, rawOf } from "./answer.ts";
import type { Answered, Outcome } from "./types.ts";

/**
 * An answer at its plainest, where what reads it (`outcome.ts`) could not be loaded: sent, cancelled or failed. Nothing is
 * known of single chats, and nothing but a cancelled call is said to be safe to send again.
 */
export function plainOutcome({ called, result }: Answered): Outcome {
  const code = codeOf(result);
  const isSent = called === "success" || code === NOTE_FAILED;
  const kind = isSent ? "sent" : CANCELLED.includes(code) ? "cancelled" : "failed";
  return {
    kind,
    code: called === "success" ? null : code,
    message: "",
    deliveries: [],
    isSafe: kind === "cancelled",
    raw: rawOf(result),
  };
}
