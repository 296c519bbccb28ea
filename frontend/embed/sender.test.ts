import assert from "node:assert/strict";
import { test } from "node:test";
import type { State } from "../jssdk/machine.ts";
import type { Sdk } from "../jssdk/sdk.ts";
import type { Problem } from "../jssdk/types.ts";
import { Container } from "../simulator/container.ts";
import { chat, client, FakeNative, NO_FAULTS } from "../simulator/fakes.ts";
import { APIS, type Carrier, makeH5sdk, makeTt } from "../simulator/globals.ts";
import type { Answer } from "../web/http.ts";
import { Storage } from "../web/storage.ts";
import { type Happening, happened } from "./events.ts";
import type { LinkRequests } from "./link-requests.ts";
import * as more from "./more.ts";
import { Sender } from "./sender.ts";

const CARD_CONTENT = { msg_type: "interactive", update_multi: true, card: { elements: [] } };
const DATA = {
  brand: "feishu",
  cardHash: "h",
  hasBlanks: true,
  request: { withAdditionalMessage: false },
  picker: { multiSelect: true },
  targets: { mode: "choose", ids: [], names: {} },
  hasOwnTargets: false,
  canTrigger: true,
  chatUrl: "https://applink.feishu.cn/client/chat/open?openChatId=",
  client: { platform: "pc" },
  neededVersion: "",
  otherBrand: false,
  more: "",
  timeBoxes: { script: 50, config: 500, report: 20, words: 20, silence: 20, names: 20 },
};
const WORDS = { "-5": { title: "Feishu could not send the card", next: "Later.", tone: "bad", again: true } };

/** A page in the simulator's client: its own configuration, and the algorithm of `tt.sendMessageCard`. */
function page(native = new FakeNative()) {
  const container = new Container(client("windows", "7.27.5"), native);
  const carrier: Carrier = { ready: Promise.resolve(), call: (name, args) => container.call(name, args) };
  const globals = { h5sdk: makeH5sdk(carrier), tt: makeTt(carrier, APIS) } as unknown as Sdk;
  const configure = (jsApiList = ["sendMessageCard"]) =>
    new Promise<void>((resolve) => {
      globals.h5sdk?.config({ jsApiList, onSuccess: resolve, onFail: resolve } as never);
    });
  return { native, globals, configure };
}

/** The studio as the button meets it; `answers` replaces what it says to one request. */
class Studio implements LinkRequests {
  readonly posted: [string, Record<string, unknown>][] = [];
  answers: Record<string, Answer> = {};
  data: unknown = DATA;

  async post(what: string, body: unknown): Promise<Answer> {
    this.posted.push([what, body as Record<string, unknown>]);
    const usual = what === "content" ? { card_content: CARD_CONTENT, card_hash: "h" } : {};
    return this.answers[what] ?? { status: what === "content" ? 200 : 201, body: usual };
  }
  async get(what: string): Promise<Answer> {
    const [name = ""] = what.split("?");
    return this.answers[name] ?? { status: 200, body: name === "embed" ? this.data : WORDS };
  }
  get states(): unknown[] {
    return this.posted.filter(([what]) => what === "attempts").map(([, body]) => body.state);
  }
}

function button(globals: Sdk, studio = new Studio(), storage = new Storage(`test-${Math.random()}`), code = "") {
  const events: Happening[] = [];
  const leads: Problem[] = [];
  const page = { language: () => "en" as const, triggerCode: () => code, load: async () => more, userAgent: "test" };
  const around = { ...page, globals, requests: studio, storage };
  const sender = new Sender(around, {
    changed: () => undefined,
    moved: (before, after) => {
      const event = happened(before, after);
      if (event !== null) events.push(event);
    },
    leads: (problem) => leads.push(problem),
  });
  sender.start();
  return { sender, studio, storage, events, leads };
}

const settle = (milliseconds = 15): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
const names = (events: readonly Happening[]): string[] => events.map((event) => event.name);
const deliveries = (event?: Happening): number => (event?.detail.deliveries as unknown[] | undefined)?.length ?? -1;

async function until(sender: Sender, ...phases: State["phase"][]): Promise<void> {
  for (let turn = 0; turn < 400 && !phases.includes(sender.state.phase); turn += 1) await settle(5);
  assert.ok(phases.includes(sender.state.phase), `${sender.state.phase} is none of ${phases}`);
}

test("it sends with the page's own configuration, and reports as the share page does", async () => {
  const { globals, configure, native } = page();
  await configure();
  const { sender, studio, events } = button(globals);
  await sender.send({ name: "Lin" });
  await until(sender, "sent");
  await settle();
  assert.deepEqual(studio.posted[0], ["content", { values: { name: "Lin" } }]);
  assert.deepEqual(studio.states, ["started", "sent"]);
  const [started, sent] = studio.posted.filter(([what]) => what === "attempts").map(([, body]) => body);
  assert.equal(started?.attempt, sent?.attempt);
  assert.deepEqual(sent?.values, { name: "Lin" });
  assert.deepEqual(sent?.deliveries, [{ open_chat_id: "oc_picked", open_message_id: "om_oc_picked", status: 0 }]);
  assert.deepEqual(names(events), ["share-started", "share-sent"]);
  assert.equal(deliveries(events[1]), 1);
  assert.equal(native.sent.length, 1);
});

test("opened from a chat's + menu, it sends there, where the link lets choose and the client can", async () => {
  const sentFrom = async (data: unknown) => {
    const { globals, configure, native } = page();
    await configure();
    const studio = new Studio();
    studio.data = data;
    const { sender } = button(globals, studio, new Storage(`test-${Math.random()}`), "trg_1");
    await sender.send({});
    await until(sender, "sent");
    return native.sent[0]?.chats;
  };
  assert.deepEqual(await sentFrom(DATA), ["oc_trigger"]);
  assert.deepEqual(await sentFrom({ ...DATA, canTrigger: false }), ["oc_picked"]);
  assert.deepEqual(await sentFrom({ ...DATA, targets: { mode: "chats", ids: ["oc_1"], names: {} } }), ["oc_1"]);
});

test("the attempt is reported before the client is asked", async () => {
  const { globals, configure, native } = page();
  await configure();
  const studio = new Studio();
  const order: string[] = [];
  const choose = native.choose.bind(native);
  native.choose = (options) => {
    order.push("asked");
    return choose(options);
  };
  const post = studio.post.bind(studio);
  studio.post = (what, body) => {
    order.push(`${what} ${(body as { state?: string }).state ?? ""}`.trim());
    return post(what, body);
  };
  const { sender } = button(globals, studio);
  await sender.send({});
  await until(sender, "sent");
  assert.deepEqual(order.slice(0, 3), ["content", "attempts started", "asked"]);
});

test("however often it is tapped, one card goes out", async () => {
  const { globals, configure, native } = page();
  const choose = native.choose.bind(native);
  // A person takes their time.
  let decide = (): void => undefined;
  const decided = new Promise<void>((resolve) => {
    decide = resolve;
  });
  native.choose = (options) => decided.then(() => choose(options));
  await configure();
  const { sender, studio } = button(globals);
  for (let tap = 0; tap < 5; tap += 1) {
    void sender.send({});
    await settle(1);
  }
  decide();
  await until(sender, "sent");
  await settle();
  assert.equal(native.sent.length, 1);
  assert.deepEqual(studio.states, ["started", "sent"]);
});

test("each outcome has its event, and only chats that failed are tried again", async () => {
  const native = new FakeNative();
  native.chosen = [chat("a"), chat("b")];
  native.failing = ["oc_b"];
  const { globals, configure } = page(native);
  await configure();
  const { sender, events } = button(globals);
  await sender.send({});
  await until(sender, "partial");
  assert.deepEqual(names(events), ["share-started", "share-partial"]);
  native.failing = [];
  sender.act("retry");
  await until(sender, "sent");
  assert.deepEqual(
    native.sent.map(({ chats }) => chats),
    [["oc_a", "oc_b"], ["oc_b"]],
  );
  native.chosen = null;
  await sender.send({});
  await until(sender, "cancelled");
  assert.equal(events.at(-1)?.name, "share-cancelled");
  native.chosen = [chat("a")];
  native.faults = { ...NO_FAULTS, next: "-4" };
  await sender.send({});
  await until(sender, "failed");
  assert.deepEqual([events.at(-1)?.name, events.at(-1)?.detail.code], ["share-failed", -4]);
});

test("without a bridge our own page is the way, and nothing is reported", async () => {
  const { sender, studio, leads, events } = button({});
  assert.equal(sender.detour?.kind, "bridge");
  await sender.send({});
  await until(sender, "blocked");
  assert.deepEqual(
    leads.map(({ kind }) => kind),
    ["bridge"],
  );
  assert.deepEqual(names(events), ["share-blocked"]);
  assert.deepEqual(studio.posted, []);
});

test("a configuration that failed is heard, whenever it fails", async () => {
  const { globals, configure, native } = page();
  native.verdict = { code: 333448, message: "no" };
  const { sender, leads } = button(globals);
  const before = sender.detour;
  assert.equal(before, null);
  const configured = configure();
  await sender.send({});
  await until(sender, "blocked");
  await configured;
  assert.deepEqual([leads[0]?.kind, leads[0]?.code], ["config", 333448]);
  assert.equal(sender.detour?.code, 333448);
});

test("a page that never configured is found out by the call, which sends nothing", async () => {
  const { globals, native } = page();
  const { sender, studio, leads } = button(globals);
  await sender.send({});
  await until(sender, "failed");
  await settle();
  assert.deepEqual([leads[0]?.kind, leads[0]?.code], ["config", 105]);
  assert.deepEqual(studio.states, ["started", "failed"]);
  assert.deepEqual(native.sent, []);
});

test("a page that configures itself only after the tap still sends, once", async () => {
  const { globals, native, configure } = page();
  const { sender, studio } = button(globals);
  void sender.send({});
  await settle(20);
  await configure();
  await until(sender, "sent");
  await settle();
  assert.equal(native.sent.length, 1);
  assert.deepEqual(studio.states, ["started", "sent"]);
});

test("an API outside the page's list is the same", async () => {
  const { globals, configure } = page();
  await configure(["showToast"]);
  const { sender, leads } = button(globals);
  await sender.send({});
  await until(sender, "failed");
  assert.equal(leads[0]?.code, 333445);
});

test("what the studio refuses is said, and our page opens only where it can help", async () => {
  const cases: [string, Answer, Problem["kind"], boolean][] = [
    ["content", { status: 400, body: { error: { message: "no", fields: {} } } }, "blanks", false],
    ["content", { status: 422, body: { error: { message: "missing", fields: {} } } }, "blanks", false],
    ["content", { status: 410, body: null }, "ended", false],
    ["embed", { status: 410, body: null }, "ended", false],
    ["embed", { status: 401, body: null }, "signin", true],
    ["embed", { status: 0, body: null }, "server", true],
  ];
  for (const [what, answer, kind, led] of cases) {
    const { globals, configure, native } = page();
    await configure();
    const studio = new Studio();
    studio.answers[what] = answer;
    const { sender, leads } = button(globals, studio);
    await sender.send({});
    await until(sender, "blocked");
    assert.equal(sender.state.problem?.kind, kind);
    assert.equal(leads.length === 1, led, `${what} ${answer.status}`);
    assert.deepEqual(native.sent, []);
    assert.deepEqual(studio.states, []);
  }
});

test("an old client is told the version, not sent away", async () => {
  const { globals, configure } = page();
  await configure();
  const studio = new Studio();
  studio.data = { ...DATA, neededVersion: "5.1" };
  const { sender, leads } = button(globals, studio);
  await sender.send({});
  await until(sender, "blocked");
  assert.deepEqual([sender.state.problem?.kind, sender.state.problem?.message], ["version", "5.1"]);
  assert.deepEqual(leads, []);
});

test("a page that was reloaded while the client was asked takes it up, and tells nobody twice", async () => {
  const native = new FakeNative();
  native.faults = { ...NO_FAULTS, no_callback: true };
  const first = page(native);
  await first.configure();
  const before = button(first.globals);
  await before.sender.send({});
  await until(before.sender, "waiting");
  await settle();
  const second = page();
  await second.configure();
  const after = button(second.globals, new Studio(), before.storage);
  assert.equal(after.sender.state.phase, "waiting");
  assert.deepEqual(names(after.events), []);
  await after.sender.send({});
  assert.deepEqual(second.native.sent, [], "a tap means nothing while an answer is owed");
  after.sender.seen(false);
});

test("a list goes out ten at a time, each with a tap, and once more only after a yes", async () => {
  const ids = Array.from({ length: 12 }, (_, index) => `oc_${index}`);
  const { globals, configure, native } = page();
  await configure();
  const studio = new Studio();
  studio.data = { ...DATA, targets: { mode: "chats", ids, names: {} } };
  const { sender, events } = button(globals, studio);
  await sender.send({});
  await until(sender, "between");
  sender.act("next");
  await until(sender, "sent");
  assert.deepEqual(
    native.sent.map(({ chats }) => chats.length),
    [10, 2],
  );
  assert.deepEqual(names(events), ["share-started", "share-progress", "share-started", "share-sent"]);
  assert.equal(deliveries(events.at(-1)), 12);
  await sender.send({});
  assert.equal(sender.state.phase, "sure");
  sender.act("stay");
  assert.equal(native.sent.length, 2);
  assert.equal(events.length, 4);
});

test("the words of a code are fetched when it is met", async () => {
  const native = new FakeNative();
  native.failing = ["oc_picked"];
  const { globals, configure } = page(native);
  await configure();
  const { sender } = button(globals);
  await sender.send({});
  await until(sender, "failed");
  await settle();
  assert.equal(sender.told?.title, "Feishu could not send the card");
});

test("a button looks before each call what another tab of its page has sent since", async () => {
  const { globals, configure, native } = page();
  await configure();
  const storage = new Storage("two-tabs");
  const tabs = [1, 2].map(() => {
    const studio = new Studio();
    studio.data = { ...DATA, targets: { mode: "chats", ids: ["oc_a", "oc_b"], names: {} } };
    return button(globals, studio, storage).sender;
  });
  const [first, second] = tabs as [Sender, Sender];
  native.note = null;
  await second.send({});
  await until(second, "cancelled");
  native.note = "";
  await first.send({});
  await until(first, "sent");
  await second.send({});
  await until(second, "sent");
  assert.deepEqual(
    native.sent.map(({ chats }) => chats),
    [["oc_a", "oc_b"]],
  );
});
