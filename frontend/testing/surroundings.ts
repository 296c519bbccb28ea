/** What is around a sender in tests: a client that gives one answer to every call, a server, and what is in the way. */
import type { Refusal } from "../jssdk/obstacles.ts";
import { prepareSdk, type Sdk, SdkError } from "../jssdk/sdk.ts";
import type { Problem } from "../jssdk/types.ts";

export type Fields = Readonly<Record<string, unknown>>;

/** Milliseconds; a configuration that is not answered at once never is. */
export const BOXES = { script: 5, config: 0, report: 0, words: 0, names: 0, silence: 20_000 };

/** What a client answers to every call; a `throw` is thrown. `silent`: it never does. */
export interface Answer {
  readonly called: "success" | "fail" | "complete" | "throw" | "silent";
  readonly result: unknown;
}

/** What stands in the way before a client is asked; gone once `Playing.mend` was called. Each sender meets what can meet it. */
export interface Obstacle {
  /** How `h5sdk.config` fails: with a code, or with no answer. */
  readonly config?: number | "silent";
  /** The vendor's script does not come, its `ready` does not, or the window has no `tt.sendMessageCard`. */
  readonly sdk?: "no script" | "not ready" | "no bridge";
  /** HTTP status with which the server refuses to sign the page, to hand out the card, or the link itself; 0: no answer. */
  readonly sign?: number;
  readonly card?: number;
  readonly link?: number;
  /** Seconds after which it says to ask again. */
  readonly wait?: number;
  /** The client's brand, where it is not the link's. */
  readonly brand?: string;
  /** The person is not signed in, though asked to. */
  readonly signIn?: false;
  /** The link leaves blanks to its sender. */
  readonly blanks?: true;
}

/** What is in the way until it is mended. */
export class Surroundings {
  now: Obstacle;

  constructor(obstacle: Obstacle = {}) {
    this.now = obstacle;
  }

  /** What the server answers at one of the link's addresses. */
  answer(what: "card" | "link", body: unknown): Refusal & { body: unknown } {
    const { [what]: status = 200, wait } = this.now;
    return status === 200 ? { status, body } : { status, body: {}, wait };
  }

  /** Let a page of ours in: what `share.ts` and the taken-away H5 page do. */
  letIn(globals: Sdk, refusal: (refused: Refusal) => Problem): Promise<void> {
    const loadScript = async () => {
      if (this.now.sdk === "no script") throw new Error("blocked");
    };
    const sign = async () => {
      if (this.now.sign !== undefined) throw new SdkError(refusal({ status: this.now.sign, wait: this.now.wait }));
      return { appId: "cli_a", timestamp: 1, nonceStr: "n", signature: "s", jsApiList: ["sendMessageCard"] };
    };
    return prepareSdk(["https://sdk.example.com/"], { globals, loadScript, sign, timeBoxes: BOXES });
  }
}

/** The client's globals, and what was asked of them. */
export function clientWith({ called, result }: Answer, way: Surroundings): { globals: Sdk; calls: Fields[] } {
  const calls: Fields[] = [];
  const sendMessageCard = ({ success, fail, complete, cardContent, ...fields }: Record<string, unknown>) => {
    calls.push(structuredClone(fields));
    if (called === "throw") throw result;
    const callbacks: Record<string, unknown> = { success, fail, complete };
    if (called !== "silent") (callbacks[called] as (result: unknown) => void)(result);
  };
  const failure = () => ({ errorCode: way.now.config, errorMessage: "config:fail" });
  type Heard = (error: unknown) => void;
  const h5sdk = {
    ready: (then: () => void) => way.now.sdk !== "not ready" && then(),
    error: (then: Heard) => typeof way.now.config === "number" && then(failure()),
    config: ({ onSuccess, onFail }: { onSuccess: Heard; onFail: Heard }) => {
      if (way.now.config === undefined) onSuccess({});
      else if (way.now.config !== "silent") onFail(failure());
    },
  };
  const globals = {
    get h5sdk() {
      return way.now.sdk === "no script" ? undefined : h5sdk;
    },
    get tt() {
      return way.now.sdk === undefined || way.now.sdk === "not ready" ? { sendMessageCard } : {};
    },
  };
  return { globals: globals as unknown as Sdk, calls };
}
