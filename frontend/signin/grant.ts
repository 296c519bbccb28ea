/**
 * Asking the client who the person is (h5-jssdk §3.5): `tt.requestAccess`, and `tt.requestAuthCode` in clients that
 * do not know it yet. DOM-free.
 */

type Options = Record<string, unknown>;
type Api = (options: Options) => unknown;

/** The two calls; note that they spell the app's id differently. */
export interface Granting {
  readonly requestAccess?: Api;
  readonly requestAuthCode?: Api;
}

/** What came of it. `elsewhere`: only the registered page may ask the older call. */
export type Grant =
  | { readonly kind: "code"; readonly code: string }
  | { readonly kind: "denied" }
  | { readonly kind: "elsewhere" }
  | { readonly kind: "failed"; readonly detail: string };

export interface Asked {
  readonly appId: string;
  readonly state: string;
  /** Whether this page's address is one of the app's redirect URLs, without which the older call is refused. */
  readonly registered: boolean;
}

const UNSUPPORTED = 103;
// 1002002 is what the chat calls use, -6 the card's; a person who says no is not asked twice.
const CANCELLED = new Set([1002002, -6]);

/** Never rejects; waits for a person, so without a time box. */
export async function askClient(tt: Granting | undefined, asked: Asked): Promise<Grant> {
  const first = await answer(tt?.requestAccess, { appID: asked.appId, scopeList: [], state: asked.state });
  if (first.kind === "code" && first.state !== asked.state) return { kind: "failed", detail: "state differs" };
  if (first.kind !== "unsupported") return first;
  if (tt?.requestAuthCode === undefined) return { kind: "failed", detail: "the client can't sign anybody in" };
  if (!asked.registered) return { kind: "elsewhere" };
  const second = await answer(tt.requestAuthCode, { appId: asked.appId });
  return second.kind === "unsupported" ? { kind: "failed", detail: "the client is too old" } : second;
}

type Answer =
  | { readonly kind: "code"; readonly code: string; readonly state?: unknown }
  | { readonly kind: "denied" }
  | { readonly kind: "failed"; readonly detail: string }
  | { readonly kind: "unsupported" };

function answer(api: Api | undefined, options: Options): Promise<Answer> {
  if (api === undefined) return Promise.resolve({ kind: "unsupported" });
  return new Promise((resolve) => {
    const success = (result: unknown): void => {
      const { code, state } = fields(result);
      resolve(
        typeof code === "string" && code !== "" ? { kind: "code", code, state } : { kind: "failed", detail: "no code" },
      );
    };
    const fail = (result: unknown): void => resolve(failure(fields(result)));
    try {
      api({ ...options, success, fail });
    } catch (error) {
      resolve({ kind: "failed", detail: String(error) });
    }
  });
}

function failure(result: Options): Answer {
  const code = Number(result.errno ?? result.errCode ?? result.errorCode);
  const message = String(result.errString ?? result.errMsg ?? result.errorMessage ?? "");
  if (code === UNSUPPORTED) return { kind: "unsupported" };
  if (CANCELLED.has(code) || /cancel|denied|refuse/i.test(message)) return { kind: "denied" };
  return { kind: "failed", detail: [message, Number.isNaN(code) ? "" : code].filter((part) => part !== "").join(" ") };
}

function fields(value: unknown): Options {
  return typeof value === "object" && value !== null ? (value as Options) : {};
}
