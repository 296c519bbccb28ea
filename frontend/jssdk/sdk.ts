/** The vendor's JS SDK: loading it, being let in, and sending (h5-jssdk §1.1–1.4, §2). */
import { codeOf } from "./answer.ts";
import { targetFields } from "./target.ts";
import type { Answered, Called, PageData, Problem, Target } from "./types.ts";

export interface Config {
  appId: string;
  timestamp: number;
  nonceStr: string;
  signature: string;
  jsApiList: readonly string[];
}

export type Api =
  | "sendMessageCard"
  | "getTriggerContext"
  | "getChatInfo"
  | "chooseChat"
  | "chooseContact"
  | "closeWindow";
export type Options = Record<string, unknown>;

/** The two globals the SDK defines, as far as this page uses them. */
export interface Sdk {
  h5sdk?: {
    ready(callback: () => void): void;
    error(callback: (error: unknown) => void): void;
    config(options: Config & { onSuccess(result: unknown): void; onFail(error: unknown): void }): void;
  };
  tt?: Partial<Record<Api, (options: Options) => unknown>>;
}

/** What the SDK needs of the page; tests bring their own. */
export interface SdkEnvironment {
  globals: Sdk;
  loadScript(url: string): Promise<void>;
  /** Asks the server to sign this page; `after` is the code of a configuration that failed. */
  sign(after: number | null): Promise<Config>;
  timeBoxes: { readonly script: number; readonly config: number };
}

/**
 * Failures that a second configuration may mend: a used or old signature, an invalid ticket, and an API the client does not
 * know. The server is told which, and gives a new signature, a new ticket, or a shorter list.
 */
const MENDED = new Set([333443, 333444, 333442, 333446, 103, 104]);

/** Why the page could not be let in. */
export class SdkError extends Error {
  constructor(readonly problem: Problem) {
    super(`${problem.kind}: ${problem.message}`);
  }
}

/** Load the SDK and be let in by the client, to use `api`; rejects with an `SdkError` that says what stands in the way. */
export async function prepareSdk(
  urls: readonly string[],
  around: SdkEnvironment,
  api: Api = "sendMessageCard",
): Promise<void> {
  // Signing needs no SDK, so both go on at once. The signature is good for ten minutes.
  const signed = around.sign(null);
  // Awaited below; until then a failure must not count as unhandled.
  signed.catch(() => undefined);
  await loadSdk(urls, around);
  try {
    await configure(await signed, around);
  } catch (error) {
    const code = error instanceof SdkError && error.problem.kind === "config" ? error.problem.code : null;
    if (code === null || !MENDED.has(code)) throw error;
    await configure(await around.sign(code), around);
  }
  // The user agent proves nothing: framed pages may have no bridge (h5-jssdk §3.3).
  if (typeof around.globals.tt?.[api] !== "function") throw failure("bridge", null, `no ${api}`);
}

/** What loading alone needs. */
export interface Loading {
  readonly globals: Sdk;
  readonly timeBoxes: { readonly script: number };
  loadScript(url: string): Promise<void>;
}

/** Have the SDK's globals and its `ready`; rejects with an `SdkError`. */
export async function loadSdk(urls: readonly string[], around: Loading): Promise<void> {
  await loadFirst(urls, around);
  await ready(around);
}

async function loadFirst(urls: readonly string[], around: Loading): Promise<void> {
  if (around.globals.h5sdk !== undefined) return;
  const share = around.timeBoxes.script / Math.max(urls.length, 1);
  for (const url of urls) {
    try {
      await within(share, around.loadScript(url), `${url} did not load in time`);
      return;
    } catch {
      // The next host is tried; some are blocked in company networks.
    }
  }
  throw failure("script", null, "no host delivered the SDK");
}

/** SDKs whose `ready` has come. It comes once: after a configuration that failed, a second one might wait for ever. */
const READY = new WeakSet<object>();

async function ready(around: Loading): Promise<void> {
  const { h5sdk } = around.globals;
  if (h5sdk === undefined) throw failure("bridge", null, "the SDK defined no globals");
  if (READY.has(h5sdk)) return;
  try {
    await within(around.timeBoxes.script, new Promise<void>((resolve) => h5sdk.ready(resolve)), "not ready in time");
    READY.add(h5sdk);
  } catch (error) {
    throw failure("bridge", null, String(error));
  }
}

async function configure(config: Config, around: SdkEnvironment): Promise<void> {
  const { h5sdk } = around.globals;
  const answer = new Promise<void>((resolve, reject) => {
    const fail = (error: unknown) => reject(failure("config", codeOf(error), messageOf(error)));
    // Registered first: an error may come before `config` returns.
    h5sdk?.error(fail);
    h5sdk?.config({ ...config, onSuccess: () => resolve(), onFail: fail });
  });
  try {
    await within(around.timeBoxes.config, answer, "not configured in time");
  } catch (error) {
    if (error instanceof SdkError) throw error;
    throw failure("timeout", null, String(error));
  }
}

/** Ask the client to send. Waits for a person, so without a time box; never rejects. */
export function askClient(
  globals: Sdk,
  { request, picker }: Pick<PageData, "request" | "picker">,
  cardContent: unknown,
  target: Target,
): Promise<Answered> {
  const asked = { target, note: request.withAdditionalMessage === true };
  return new Promise((resolve) => {
    const settle = (called: Called) => (result: unknown) => resolve({ asked, called, result });
    const options = {
      ...request,
      ...targetFields(target, picker),
      cardContent,
      success: settle("success"),
      fail: settle("fail"),
      // Comes after one of the two; alone, should a client forget them, it still tells how it went.
      complete: settle("complete"),
    };
    try {
      const returned = globals.tt?.sendMessageCard?.(options);
      // Documented are callbacks only; a client that answers with a promise as well must not leave a rejection behind.
      if (returned instanceof Promise) returned.catch(() => undefined);
    } catch (error) {
      settle("throw")(error);
    }
  });
}

function failure(kind: Problem["kind"], code: number | null, message: string): SdkError {
  return new SdkError({ kind, code, message });
}

function messageOf(error: unknown): string {
  const fields = (typeof error === "object" && error !== null ? error : {}) as Record<string, unknown>;
  const text = fields.errorMessage ?? fields.errMsg ?? fields.errString;
  return typeof text === "string" ? text : "";
}

export async function within<T>(milliseconds: number, work: Promise<T>, message: string): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(message)), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
