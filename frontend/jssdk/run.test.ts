import assert from "node:assert/strict";
import { test } from "node:test";
import { calls, delivery, LIST, outcome, run, TAP, tap, told } from "./fakes.ts";
import { failedChats, type Kept, type State, step } from "./machine.ts";
import type { Problem, Target } from "./types.ts";

/** A page whose list is on its way, with everything so far delivered. */
function batches(count: number): State {
  let state = run([{ type: "prepared" }, tap(LIST)]).state;
  for (let turn = 0; turn < count; turn += 1) {
    state = run([{ type: "next", at: turn }, { type: "content" }], state).state;
    const ids = state.call?.target.to === "chats" ? state.call.target.ids : [];
    state = step(state, told(state, outcome("sent", { deliveries: ids.map((id) => delivery(id)) })))[0];
  }
  return state;
}

test("a long list goes out ten at a time, each with a tap of its own", () => {
  for (const [turn, left] of [24, 14, 4].entries()) {
    const state = batches(turn + 1);
    assert.equal(state.phase, "between");
    assert.equal(state.run?.queue.length, left);
    assert.deepEqual(step(state, TAP), [state, []], "only the button that says so goes on");
  }
  const over = batches(4);
  assert.equal(over.phase, "sent");
  assert.deepEqual(
    over.run?.delivered.map((chat) => chat.openChatId),
    LIST.to === "chats" ? LIST.ids : [],
  );
});

test("what is left of a list is kept over a reload, and a closed confirmation puts its ten back", () => {
  const state = batches(2);
  const { state: waiting } = run([{ type: "next", at: 5 }, { type: "content" }], state);
  const { state: again, done } = run([told(waiting, outcome("cancelled", { code: -6 }))], waiting);
  assert.equal(again.phase, "between");
  assert.equal(again.run?.queue.length, 14);
  const kept = done.flatMap((effect) => (effect.do === "remember" ? [effect.kept] : [])).at(-1);
  assert.ok(kept);
  const { state: restored, done: later } = run([{ type: "restored", kept }, { type: "prepared" }]);
  assert.equal(calls(later), 0, "a reload sends nothing");
  const next = run([{ type: "next", at: 9 }, { type: "content" }], restored).state;
  assert.deepEqual(next.call?.target, { to: "chats", ids: LIST.to === "chats" ? LIST.ids.slice(20, 30) : [] });
  assert.equal(next.call?.batch, 3, "a batch number is never used twice");
});

test("a page that died in the middle of a list asks about its last ten only", () => {
  const waiting = run([{ type: "next", at: 5 }, { type: "content" }], batches(1)).state;
  const kept: Kept = { phase: "waiting", run: waiting.run, call: waiting.call, outcome: null };
  const asking = run([{ type: "restored", kept }, { type: "silence" }]).state;
  const yes = step(asking, { type: "answer", arrived: true })[0];
  assert.equal(yes.phase, "between");
  assert.equal(yes.run?.delivered.length, 20);
  assert.equal(yes.run?.delivered.at(-1)?.status, null, "the person says so, the client did not");
  const no = step(asking, { type: "answer", arrived: false })[0];
  assert.equal(no.run?.queue.length, 24);
});

test("chats that failed on the way are gathered and tried again at the end", () => {
  let state = run([{ type: "next", at: 5 }, { type: "content" }], batches(3)).state;
  const ids = LIST.to === "chats" ? LIST.ids.slice(30) : [];
  const result = outcome("partial", { code: -5, deliveries: ids.map((id, index) => delivery(id, index % 2)) });
  state = step(state, told(state, result))[0];
  assert.equal(state.phase, "partial");
  assert.deepEqual(failedChats(state), ["oc_31", "oc_33"]);
  const retried = run([{ type: "retry", at: 8 }, { type: "content" }], state).state;
  assert.deepEqual(retried.call?.target, { to: "chats", ids: ["oc_31", "oc_33"] });
});

test("chats nobody knows of are asked for again only after a yes, and then without those that have the card", () => {
  const target: Target = { to: "chats", ids: ["oc_a", "oc_b", "oc_c"] };
  const sending = run([{ type: "prepared" }, tap(target), { type: "content" }]).state;
  const deliveries = [delivery("oc_a"), delivery("oc_b", 3), delivery("oc_c", null)];
  const over = step(sending, told(sending, outcome("partial", { code: -5, deliveries })))[0];
  assert.equal(over.phase, "partial");
  assert.deepEqual(failedChats(over), ["oc_b"]);
  const retried = run([{ type: "retry", at: 8 }, { type: "content" }], over).state;
  assert.deepEqual(retried.call?.target, { to: "chats", ids: ["oc_b"] });
  const later = step(retried, told(retried, outcome("sent", { deliveries: [delivery("oc_b")] })))[0];
  assert.equal(later.phase, "partial", "one is still unknown");
  const asked = run([tap(target, "a-2")], later);
  assert.deepEqual([asked.state.phase, calls(asked.done)], ["sure", 0]);
  const yes = run([tap(target, "a-2"), { type: "content" }], asked.state).state;
  assert.deepEqual(yes.call?.target, { to: "chats", ids: ["oc_c"] });
  assert.deepEqual(
    yes.run?.delivered.map((chat) => chat.openChatId),
    ["oc_a", "oc_b"],
  );
});

test("who stops in the middle may still go on", () => {
  const stopped = step(batches(1), { type: "stop" })[0];
  assert.equal(stopped.phase, "sent");
  assert.equal(stopped.run?.queue.length, 24);
  assert.equal(run([{ type: "next", at: 3 }, { type: "content" }], stopped).state.phase, "waiting");
});

test("a link that ends in the middle leaves the list where it was", () => {
  const ended: Problem = { kind: "ended", code: null, message: "HTTP 410" };
  const { state, done } = run(
    [
      { type: "next", at: 5 },
      { type: "blocked", problem: ended },
    ],
    batches(2),
  );
  assert.equal(state.phase, "blocked");
  assert.equal(calls(done), 0);
  assert.deepEqual([state.run?.delivered.length, state.run?.queue.length], [20, 14]);
  const again = run([tap(LIST, "a-2"), { type: "prepared" }, { type: "content" }], state).state;
  assert.deepEqual([again.call?.attempt, again.call?.batch], ["a-1", 2], "the same run goes on");
});

test("targets of the link's own are asked about before they get the card again", () => {
  const people: Target = { to: "people", ids: ["ou_1"] };
  for (const target of [people, { to: "trigger", code: "t" } as const, LIST]) {
    const ids = target.to === "chats" ? target.ids.slice(0, 3) : [];
    const few: Target = target.to === "chats" ? { to: "chats", ids } : target;
    const waiting = run([{ type: "prepared" }, tap(few), { type: "content" }]).state;
    const { state: sent, done } = run([told(waiting, outcome("sent"))], waiting);
    const kept = done.flatMap((effect) => (effect.do === "remember" ? [effect.kept] : [])).at(-1);
    assert.equal(kept?.phase, "sent", "a reload must not forget it");
    for (const page of [sent, run([{ type: "restored", kept: kept as Kept }, { type: "prepared" }]).state]) {
      const sure = run([tap(few, "a-2")], page);
      assert.deepEqual([sure.state.phase, calls(sure.done)], ["sure", 0]);
      assert.equal(run([{ type: "stay" }], sure.state).state.phase, "sent");
      assert.equal(calls(run([tap(few, "a-2"), { type: "content" }], sure.state).done), 1);
    }
  }
});

test("a failure that may have reached somebody is asked about, one that can't have is not", () => {
  const people: Target = { to: "people", ids: ["ou_1"] };
  const waiting = run([{ type: "prepared" }, tap(people), { type: "content" }]).state;
  const after = (code: number) => step(step(waiting, told(waiting, outcome("failed", { code })))[0], tap(people))[0];
  assert.equal(after(-9).phase, "sure");
  assert.equal(after(-4).phase, "preparing");
});
