/** The page's own bridge to the client: whether it is there, and whether the client has let the page in (h5-jssdk §1.2). */
import { codeOf } from "../jssdk/answer.ts";
import { type Sdk, SdkError, within } from "../jssdk/sdk.ts";
import type { Problem } from "../jssdk/types.ts";

/** The page has not been let in yet. */
const NOT_YET = 105;

/** Listens to a configuration that is not ours: the page calls `h5sdk.config`, we hear what becomes of it. */
export class Bridge {
  private refused: Problem | null = null;
  private heard: Sdk["h5sdk"];

  constructor(private readonly globals: Sdk) {
    this.listen();
  }

  /** The page may load the SDK after us. */
  private listen(): void {
    const { h5sdk } = this.globals;
    if (h5sdk === undefined || h5sdk === this.heard) return;
    this.heard = h5sdk;
    h5sdk.error((error) => {
      this.refused = { kind: "config", code: codeOf(error), message: "h5sdk.config failed" };
    });
  }

  get isThere(): boolean {
    return typeof this.globals.tt?.sendMessageCard === "function";
  }

  /** What is known to stand in the way, without asking anybody; null where nothing is. */
  get problem(): Problem | null {
    this.listen();
    return this.isThere ? this.refused : { kind: "bridge", code: null, message: "no tt.sendMessageCard" };
  }

  /** Waits for the client; rejects with an `SdkError` that says what stands in the way. */
  async letIn(milliseconds: number): Promise<void> {
    this.throwProblem();
    const { h5sdk } = this.globals;
    if (h5sdk === undefined) return;
    // A configuration that fails may never make the SDK ready, so both are waited for.
    const ready = new Promise<void>((resolve) => {
      h5sdk.ready(resolve);
      h5sdk.error(() => resolve());
    });
    try {
      await within(milliseconds, ready, "not ready in time");
    } catch (error) {
      throw new SdkError({ kind: "timeout", code: null, message: String(error) });
    }
    this.throwProblem();
  }

  private throwProblem(): void {
    const { problem } = this;
    if (problem !== null) throw new SdkError(problem);
  }
}

/** Whether a call failed because the page's configuration may still be on its way: nothing can have been sent. */
export function isNotYetLetIn(code: number | null): boolean {
  return code === NOT_YET;
}
