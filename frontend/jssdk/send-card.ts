/** One call of `tt.sendMessageCard` and what it came to, for those that read answers themselves. */
import { outcomeOf } from "./outcome.ts";
import { askClient } from "./sdk.ts";
import type { Outcome } from "./types.ts";

/** Ask the client to send; waits for a person and never rejects. */
export async function sendCard(...asked: Parameters<typeof askClient>): Promise<Outcome> {
  return outcomeOf(await askClient(...asked));
}
