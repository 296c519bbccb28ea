import assert from "node:assert/strict";
import { test } from "node:test";
import { person } from "./fakes.ts";
import type { CallView, MessageView, State } from "./state.ts";
import { type Known, Store } from "./store.ts";

const ME = person("me");

function message(seq: number, chat = "oc_a", sender = "ou_other"): MessageView {
  const text = { kind: "text", text: "", card_content: null, bytes: 0 } as const;
  const common = { ...text, app_name: "", sent_ms: seq, updated_ms: 0, recalled: false };
  return { seq, open_chat_id: chat, open_message_id: `om_${seq}`, sender: { ...ME, open_id: sender }, ...common };
}

function call(seq: number): CallView {
  return { seq, at_ms: seq, name: "x", outcome: "ok", level: "ok" };
}

function state(more: Partial<State>): State {
  return { generation: 1, persona: ME, messages: [], calls: [], changes: 0, cleared: false, ...more } as State;
}

test("it asks for what is new and keeps what it has", async () => {
  const asked: Known[] = [];
  const source = {
    state: async (after: Known) => {
      asked.push(after);
      return state({ messages: [message(3)], calls: [call(9)] });
    },
  };
  const store = new Store(state({ messages: [message(2)], calls: [call(8)], changes: 4 }), source, () => undefined);
  await store.refresh();
  assert.deepEqual(asked, [{ message: 2, call: 8, change: 4 }]);
  assert.deepEqual(
    store.messagesOf("oc_a").map((one) => one.seq),
    [2, 3],
  );
  assert.deepEqual(
    store.log.map((one) => one.seq),
    [8, 9],
  );
});

test("a message that changed takes the place of what it was", async () => {
  const recalled = { ...message(1), recalled: true };
  const source = { state: async () => state({ messages: [recalled], changes: 5 }) };
  const store = new Store(state({ messages: [message(1), message(2)] }), source, () => undefined);
  await store.refresh();
  assert.deepEqual(
    store.messagesOf("oc_a").map((one) => [one.seq, one.recalled]),
    [
      [1, true],
      [2, false],
    ],
  );
});

test("after a reset it starts afresh", async () => {
  const source = { state: async () => state({ generation: 2, messages: [message(1)] }) };
  const store = new Store(state({ messages: [message(7)], calls: [call(1)] }), source, () => undefined);
  await store.refresh();
  assert.deepEqual(
    store.messagesOf("oc_a").map((one) => one.seq),
    [1],
  );
  assert.deepEqual(store.log, []);
});

test("unread are others' messages since the chat was looked at", () => {
  const store = new Store(state({ messages: [message(1)] }), { state: async () => state({}) }, () => undefined);
  store.take(state({ messages: [message(2), message(3, "oc_a", "ou_me"), message(4, "oc_b")] }));
  assert.equal(store.unread("oc_a"), 1);
  store.markSeen("oc_a");
  assert.equal(store.unread("oc_a"), 0);
  assert.equal(store.unread("oc_b"), 1);
});

test("a cleared log is empty, and a server that is away is said", async () => {
  let fails = true;
  const source = {
    state: async () => {
      if (fails) throw new Error("away");
      return state({ cleared: true });
    },
  };
  const store = new Store(state({ calls: [call(1)] }), source, () => undefined);
  await store.refresh();
  assert.equal(store.offline, true);
  assert.equal(store.log.length, 1);
  fails = false;
  await store.refresh();
  assert.equal(store.offline, false);
  assert.deepEqual(store.log, []);
});
