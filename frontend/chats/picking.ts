/** Asking the client's pickers, and reading what they answer (h5-jssdk §3.1, §3.8). DOM-free. */
import { codeOf } from "../jssdk/answer.ts";
import type { Options, Sdk } from "../jssdk/sdk.ts";

export type PickApi = "chooseChat" | "chooseContact";

export interface Picked {
  /** An open_chat_id or an open_id. */
  readonly ref: string;
  /** Empty without the scope for names. */
  readonly name: string;
}

export type Picking =
  | { readonly kind: "picked"; readonly picked: readonly Picked[] }
  | { readonly kind: "cancelled" }
  | { readonly kind: "failed"; readonly code: number | null };

const CANCELLED = new Set([1002002, -6]);

/** What a picker is told: how many more the list takes, and the words on its last button. */
export interface Asked {
  readonly room: number;
  readonly confirm: string;
}

/** Let the person choose; waits for them without end and never rejects. */
export function pick(globals: Sdk, api: PickApi, asked: Asked): Promise<Picking> {
  return new Promise((resolve) => {
    const options = {
      ...choice(api, asked),
      success: (result: unknown) => resolve({ kind: "picked", picked: pickedOf(api, result) }),
      fail: (result: unknown) => resolve(failed(codeOf(result))),
    };
    try {
      globals.tt?.[api]?.(options);
    } catch {
      resolve({ kind: "failed", code: null });
    }
  });
}

function choice(api: PickApi, { room, confirm }: Asked): Options {
  if (api === "chooseContact") return { multi: true, ignore: false, maxNum: room, externalContact: true };
  // New groups are made in chats, not while collecting them. The client's own button says "Send", and nothing is sent.
  return { multiSelect: true, selectType: 0, externalChat: true, allowCreateGroup: false, confirmText: confirm };
}

function failed(code: number | null): Picking {
  return code !== null && CANCELLED.has(code) ? { kind: "cancelled" } : { kind: "failed", code };
}

/** Whoever has an id; anything else in the answer is passed over. */
export function pickedOf(api: PickApi, result: unknown): Picked[] {
  const data = recordOf(result).data;
  const key = api === "chooseChat" ? "id" : "openId";
  return (Array.isArray(data) ? data : [])
    .map(recordOf)
    .filter((entry) => typeof entry[key] === "string" && entry[key] !== "")
    .map((entry) => ({ ref: String(entry[key]), name: typeof entry.name === "string" ? entry.name : "" }));
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
