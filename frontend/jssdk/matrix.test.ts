/**
 * Every way to send, every outcome, every client: the page's state machine and SDK wrapper against the simulator's
 * algorithm, without a browser.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Client, supports } from "../simulator/client.ts";
import { Container } from "../simulator/container.ts";
import { CLIENTS, chat, FakeNative, NO_FAULTS } from "../simulator/fakes.ts";
import { makeH5sdk, makeTt } from "../simulator/globals.ts";
import type { Fields } from "../simulator/sdk-result.ts";
import { type Effect, type Event, INITIAL, type Phase, type State, step } from "./machine.ts";
import { prepareSdk, type Sdk, SdkError } from "./sdk.ts";
import { sendCard } from "./send-card.ts";
import { targetOf } from "./target.ts";
import type { PageData, Target } from "./types.ts";

const APIS = ["sendMessageCard"];
const CONTENT = { msg_type: "interactive", update_multi: true, card: { elements: [] } };
const BOXES = { script: 1_000, config: 20, report: 10, words: 10, names: 10, silence: 10 };
const MODES = ["choose", "chats", "people", "trigger"] as const;
type Mode = (typeof MODES)[number];

/** What the server would tell a page of this mode in this client. */
function pageData(mode: Mode, client: Client): PageData {
  const people = mode === "people" && supports(client, "openIDs");
  const ids = mode === "chats" ? ["oc_a", "oc_b"] : people ? ["ou_a"] : [];
  return {
    request: { withAdditionalMessage: true },
    picker: { multiSelect: true },
    targets: { mode: mode === "chats" || people ? mode : "choose", ids, names: {} },
    canTrigger: supports(client, "triggerCode"),
  } as unknown as PageData;
}

/** A page in a client: events in, effects done as `share.ts` does them, but for the server and the screen. */
class Page {
  state: State = INITIAL;
  readonly reports: string[] = [];
  private readonly globals: Sdk;
  private readonly data: PageData;
  private readonly target: Target;

  constructor(mode: Mode, client: Client, native: FakeNative) {
    const container = new Container(client, native);
    const carrier = { ready: Promise.resolve(), call: (name: string, args: Fields) => container.call(name, args) };
    this.globals = { h5sdk: makeH5sdk(carrier), tt: makeTt(carrier, APIS) } as unknown as Sdk;
    this.data = pageData(mode, client);
    this.target = targetOf(this.data, mode === "trigger" ? { code: "t", kind: "" } : null);
  }

  async send(): Promise<void> {
    await this.dispatch({ type: "tap", attempt: "a-1", at: 0, target: this.target });
  }

  async dispatch(event: Event): Promise<void> {
    const [state, effects] = step(this.state, event);
    this.state = state;
    for (const effect of effects) await this.perform(effect);
  }

  private async perform(effect: Effect): Promise<void> {
    if (effect.do === "prepare") await this.prepare();
    if (effect.do === "content") await this.dispatch({ type: "content" });
    if (effect.do === "report") this.reports.push(effect.report.state);
    if (effect.do === "call") {
      const answered = sendCard(this.globals, this.data, CONTENT, effect.call.target);
      const outcome = await Promise.race([answered, new Promise<null>((resolve) => setTimeout(resolve, 20, null))]);
      if (outcome === null) await this.dispatch({ type: "silence" });
      else await this.dispatch({ type: "result", call: effect.call, outcome });
    }
  }

  private async prepare(): Promise<void> {
    const config = { appId: "cli_a", timestamp: 1, nonceStr: "n", signature: "s", jsApiList: APIS };
    const around = { globals: this.globals, loadScript: async () => undefined, sign: async () => config };
    try {
      await prepareSdk([], { ...around, timeBoxes: BOXES });
      await this.dispatch({ type: "prepared" });
    } catch (error) {
      assert.ok(error instanceof SdkError, String(error));
      await this.dispatch({ type: "blocked", problem: error.problem });
    }
  }
}

interface Case {
  name: string;
  arrange(native: FakeNative): void;
  phase: Phase | ((sent: number) => Phase);
  code?: number;
  /** Whether the client ever got as far as sending. */
  sends: boolean;
}

const failing = (code: number): Case => ({
  name: String(code),
  arrange: (native) => {
    native.faults = { ...NO_FAULTS, next: String(code) };
  },
  phase: "failed",
  code,
  sends: false,
});

const CASES: readonly Case[] = [
  { name: "sent", arrange: () => undefined, phase: "sent", sends: true },
  ...[-1, -2, -3, -4, -7, -8, -9, -10].map(failing),
  {
    name: "cancelled",
    arrange: (native) => {
      native.note = null;
    },
    phase: "cancelled",
    code: -6,
    sends: false,
  },
  {
    name: "one chat fails",
    arrange: (native) => {
      native.failing = ["oc_b", "oc_with_ou_a", "oc_trigger"];
    },
    phase: (sent) => (sent > 1 ? "partial" : "failed"),
    code: -5,
    sends: true,
  },
  {
    name: "the note fails",
    arrange: (native) => {
      native.notesFail = true;
    },
    phase: "sent",
    code: 42406,
    sends: true,
  },
  {
    name: "nothing is said of chats",
    arrange: (native) => {
      native.faults = { ...NO_FAULTS, no_card_info: true };
    },
    phase: "sent",
    sends: true,
  },
  {
    name: "no callback",
    arrange: (native) => {
      native.faults = { ...NO_FAULTS, no_callback: true };
    },
    phase: "asking",
    sends: true,
  },
  {
    name: "not visible",
    arrange: (native) => {
      native.verdict = { code: 333449, message: "not visible" };
    },
    phase: "blocked",
    sends: false,
  },
  {
    name: "config is silent",
    arrange: (native) => {
      native.faults = { ...NO_FAULTS, config_silent: true };
    },
    phase: "blocked",
    sends: false,
  },
];

for (const mode of MODES) {
  test(`mode ${mode}: every outcome in every client`, async () => {
    for (const client of CLIENTS) for (const one of CASES) await check(mode, client, one);
  });
}

async function check(mode: Mode, client: Client, one: Case): Promise<void> {
  const where = `${mode}, ${client.platform} ${client.version}, ${one.name}`;
  const native = new FakeNative();
  native.chosen = [chat("a"), chat("b")];
  one.arrange(native);
  const page = new Page(mode, client, native);
  await page.send();
  if (!supports(client, "config")) {
    assert.equal(page.state.phase, "blocked", where);
    return assert.deepEqual([native.sent, page.reports], [[], []], where);
  }
  const chats = native.sent[0]?.chats.length ?? 0;
  const phase = typeof one.phase === "string" ? one.phase : one.phase(chats);
  assert.equal(page.state.phase, phase, where);
  if (phase !== "blocked") assert.equal(page.state.outcome?.code ?? undefined, one.code, where);
  assert.equal(native.sent.length, one.sends ? 1 : 0, where);
  const last = phase === "asking" ? "unknown" : phase;
  assert.deepEqual(page.reports, phase === "blocked" ? [] : ["started", last], where);
  await neverTwice(page, native, where);
}

/** Whatever became of it: a second tap on anything that got the card, or may have, does not send without a yes. */
async function neverTwice(page: Page, native: FakeNative, where: string): Promise<void> {
  const before = native.sent.length;
  const chosenAnew = page.state.run?.target.to === "picker" && page.state.phase !== "asking";
  if (before === 0 || chosenAnew || page.state.phase === "failed") return;
  await page.send();
  assert.equal(native.sent.length, before, where);
  assert.ok(["sure", "asking"].includes(page.state.phase), where);
}
