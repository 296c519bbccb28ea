/** Messages between the SDK in a page and the native page in its frame. */
import type { Fields, SdkResult } from "./sdk-result.ts";

/** Marks our messages among others a page may get. */
export const MARK = "feishu-simulator";

/** `name` is `config` or the name of an API; `url` the page's address without its fragment. */
export interface Request {
  readonly mark: typeof MARK;
  readonly id: number;
  readonly name: string;
  readonly args: Fields;
  readonly url: string;
  readonly userAgent: string;
}

/** What the frame shows: a toast lets the page be used, a dialog does not. */
export type Screen = "none" | "toast" | "dialog";

export type Reply =
  | { readonly mark: typeof MARK; readonly kind: "hello" }
  | { readonly mark: typeof MARK; readonly kind: "screen"; readonly screen: Screen }
  | { readonly mark: typeof MARK; readonly kind: "outcome"; readonly id: number; readonly outcome: SdkResult };

export function isReply(data: unknown): data is Reply {
  return typeof data === "object" && data !== null && (data as { mark?: unknown }).mark === MARK && "kind" in data;
}

export function isRequest(data: unknown): data is Request {
  return typeof data === "object" && data !== null && (data as { mark?: unknown }).mark === MARK && "name" in data;
}

/** The parameter that stands for the user agent in an ordinary browser. */
export const SIMULATED_UA = "simulated_ua";

/** The user agent that counts in this page. */
export function effectiveUserAgent(search: string, real: string): string {
  return new URLSearchParams(search).get(SIMULATED_UA) ?? real;
}
