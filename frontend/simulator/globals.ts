/** The two globals of the SDK, over anything that can carry a call. DOM-free. */
import { type Fields, failErrno, type SdkResult } from "./sdk-result.ts";

export const APIS = [
  "chooseChat",
  "chooseContact",
  "closeWindow",
  "getChatInfo",
  "getSystemInfo",
  "getTriggerContext",
  "requestAccess",
  "requestAuthCode",
  "sendMessageCard",
  "setClipboardData",
  "showToast",
] as const;

export interface Carrier {
  /** Resolves when the native side is there. */
  readonly ready: Promise<void>;
  call(name: string, args: Fields): Promise<SdkResult>;
}

type Callback = (result: Fields) => void;

/**
 * `ready`, `error` and `config`, in whatever order a page uses them (h5-jssdk §1.2): `ready` waits for the native side and
 * for a config that is under way; after a failed config only `error` is called.
 */
export function makeH5sdk(carrier: Carrier) {
  const errorCallbacks: Callback[] = [];
  let configuring: Promise<boolean> = Promise.resolve(true);

  return {
    ready(callback: () => void): void {
      // Read when the native side answers, so that a config called in the same tick as `ready` is waited for.
      void carrier.ready.then(() => configuring).then((fine) => fine && guarded(callback, {}));
    },
    error(callback: Callback): void {
      errorCallbacks.push(callback);
    },
    config(options: unknown): void {
      const { onSuccess, onFail, args } = configArguments(options);
      configuring = carrier.call("config", args).then((outcome) => {
        if (outcome.kind === "silent") return new Promise<boolean>(() => undefined);
        if (outcome.kind === "success") {
          guarded(onSuccess, outcome.result);
          return true;
        }
        guarded(onFail, outcome.result);
        for (const callback of errorCallbacks) guarded(callback, outcome.result);
        return false;
      });
    },
  };
}

/** One function per API: asynchronous, arguments cloned, `success` or `fail` and then `complete`. */
export function makeTt(carrier: Carrier, names: readonly string[]) {
  const call = (name: string, options: unknown): void => {
    const given = objectOf(options);
    const args = cloned(given);
    const pending = args === null ? notSerialisable(name) : carrier.call(name, args);
    void pending.then((outcome) => {
      if (outcome.kind === "silent") return;
      const first = outcome.kind === "raw" ? outcome.callback : outcome.kind;
      if (first !== "complete") guarded(given[first], outcome.result);
      guarded(given.complete, outcome.result);
    });
  };
  return Object.fromEntries(names.map((name) => [name, (options?: unknown) => call(name, options)]));
}

/** What a native bridge would carry: plain data. Functions fall out; null where there is no way to write it down. */
function cloned(value: Fields): Fields | null {
  try {
    return JSON.parse(JSON.stringify(value)) as Fields;
  } catch {
    return null;
  }
}

function notSerialisable(name: string): Promise<SdkResult> {
  if (name !== "sendMessageCard") return Promise.resolve(failErrno(name, 104, "invalid parameter"));
  return Promise.resolve({
    kind: "fail",
    result: { errCode: -4, errMsg: `${name}:fail cardContent cannot be formatted` },
  });
}

function configArguments(options: unknown) {
  const given = objectOf(options);
  return { onSuccess: given.onSuccess, onFail: given.onFail, args: cloned(given) ?? {} };
}

function objectOf(value: unknown): Fields {
  return typeof value === "object" && value !== null ? (value as Fields) : {};
}

/** A page's callback that throws is the page's error, reported as such, and stops nothing else. */
function guarded(callback: unknown, result: unknown): void {
  if (typeof callback !== "function") return;
  try {
    callback(result);
  } catch (error) {
    setTimeout(() => {
      throw error;
    });
  }
}
