/** `/try/`: the card is kept on this device only, until somebody signs in and takes it along. */
import type { PutResult } from "../../document/save-queue.ts";
import type { Current } from "../saving/draft-api.ts";

export const TRY_KEY = "cardstudio.try";

/** Rejects when the device has no room. */
export async function putOnDevice(text: string, revision: number): Promise<PutResult<Current>> {
  localStorage.setItem(TRY_KEY, text);
  return { kind: "saved", revision: revision + 1 };
}

/** The document kept earlier, as JSON text. */
export function keptOnDevice(): string | undefined {
  try {
    return localStorage.getItem(TRY_KEY) ?? undefined;
  } catch {
    return undefined;
  }
}

export function forgetOnDevice(): void {
  localStorage.removeItem(TRY_KEY);
}
