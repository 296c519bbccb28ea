import assert from "node:assert/strict";
import { test } from "node:test";
import { type Effect, type Event, failedChats, INITIAL, type Kept, type State, step } from "./machine.ts";
import { runTo } from "./run.ts";
import type { Outcome, Pending, Problem, Target } from "./types.ts";

const PICKER: Target = { to: "picker" };
const CALL: Pending = { attempt: "a-1", batch: 0, target: PICKER, startedAt: 1_000 };
const KEPT: Kept = { phase: "waiting", run: { ...runTo(PICKER, "a-1"), batch: 1 }, call: CALL, outcome: null };
const PROBLEM: Problem = { kind: "script", code: null, message: "" };
const delivery = (openChatId: string, status = 0) => ({ openChatId, openMessageId: "", status });
const outcome = (kind: Outcome["kind"], fields: Partial<Outcome> = {}): Outcome => ({
  kind,
  code: null,
  message: "",
  deliveries: [],
  ...fields,
});

/** Runs events one after the other; the last state, and everything that was to be done. */
function run(events: readonly Event[], from: State = INITIAL): { state: State; done: Effect[] } {
  let state = from;
  const done: Effect[] = [];
  for (const event of events) {
    const [next, effects] = step(state, event);
    state = next;
    done.push(...effects);
  }
  return { state, done };
}

const tap = (target: Target = PICKER, attempt = "a-1", at = 1_000): Event => ({ type: "tap", attempt, at, target });
const TAP = tap();
const SENDING: Event[] = [{ type: "prepared" }, TAP, { type: "content" }];
const answered = (result: Outcome): Event[] => [...SENDING, { type: "result", call: CALL, outcome: result }];
const calls = (done: readonly Effect[]) => done.filter((effect) => effect.do === "call").length;
const reports = (done: readonly Effect[]) =>
  done.flatMap((effect) => (effect.do === "report" ? [effect.report.state] : []));

/** The answer to the call that is on its way. */
const told = (state: State, result: Outcome): Event => ({ type: "result", call: state.call ?? CALL, outcome: result });

test("it works: prepared, tapped, sent", () => {
  const { state, done } = run(answered(outcome("sent", { deliveries: [delivery("oc_1")] })));
  assert.equal(state.phase, "sent");
  assert.deepEqual(
    done.map((effect) => effect.do),
    ["content", "remember", "report", "call", "stopListening", "report", "forget"],
  );
  assert.deepEqual(reports(done), ["started", "sent"]);
});

test("started is written down and reported before the client is asked", () => {
  const { done } = run(SENDING);
  const order = done.map((effect) => effect.do);
  assert.ok(order.indexOf("remember") < order.indexOf("report"));
  assert.ok(order.indexOf("report") < order.indexOf("call"));
});

test("a tap before the client let us in goes on by itself", () => {
  const tapped = run([TAP]);
  assert.equal(tapped.state.phase, "preparing");
  assert.deepEqual(tapped.done, [{ do: "prepare" }]);
  assert.equal(run([{ type: "prepared" }, { type: "content" }], tapped.state).state.phase, "waiting");
});

test("a double tap sends once, in every phase on the way", () => {
  const events: Event[] = [TAP, TAP, { type: "prepared" }, TAP, { type: "content" }, TAP, { type: "content" }, TAP];
  assert.equal(calls(run(events).done), 1);
});

test("each outcome is a phase of its own and is reported once", () => {
  for (const kind of ["sent", "partial", "cancelled", "failed"] as const) {
    const { state, done } = run(answered(outcome(kind)));
    assert.equal(state.phase, kind);
    assert.deepEqual(reports(done), ["started", kind]);
    const twice: Event = { type: "result", call: CALL, outcome: outcome("sent") };
    assert.equal(step(state, twice)[0], state, "a second answer changes nothing on the page");
  }
});

test("code, message and deliveries are reported under the names of the endpoint", () => {
  const failed = outcome("failed", {
    code: -5,
    message: "sendMessageCard:fail",
    deliveries: [delivery("oc_1", 1), delivery("", 1)],
  });
  const { done } = run(answered(failed));
  const last = done.filter((effect) => effect.do === "report").at(-1);
  assert.deepEqual(last, {
    do: "report",
    report: {
      attempt: "a-1",
      batch: 0,
      state: "failed",
      err_code: -5,
      err_msg: "sendMessageCard:fail",
      deliveries: [{ open_chat_id: "oc_1", status: 1 }, { status: 1 }],
    },
  });
});

test("only the chats that failed are tried again", () => {
  const partial = outcome("partial", {
    code: -5,
    deliveries: [delivery("oc_1"), delivery("oc_2", 1), delivery("", 1)],
  });
  const before = run(answered(partial)).state;
  assert.deepEqual(failedChats(before), ["oc_2"]);
  const { state, done } = run([{ type: "retry", at: 2_000 }, { type: "content" }], before);
  const target = { to: "chats", ids: ["oc_2"] };
  assert.deepEqual(state.call, { attempt: "a-1", batch: 1, target, startedAt: 2_000 });
  assert.deepEqual(state.run?.delivered, [delivery("oc_1")]);
  assert.equal(calls(done), 1);
  const after = run([told(state, outcome("sent", { deliveries: [delivery("oc_2")] }))], state);
  assert.equal(after.state.phase, "sent");
  assert.deepEqual(failedChats(after.state), []);
});

test("there is nothing to retry after a success or without ids", () => {
  for (const result of [outcome("sent", { deliveries: [delivery("oc_1")] }), outcome("failed")]) {
    const { state } = run(answered(result));
    assert.deepEqual(step(state, { type: "retry", at: 1 }), [state, []]);
  }
});

test("a page that comes back to an open attempt listens, then asks, and sends nothing", () => {
  const { state, done } = run([{ type: "restored", kept: KEPT }, { type: "prepared" }, { type: "silence" }, TAP]);
  assert.equal(state.phase, "asking");
  assert.deepEqual(done, [
    { do: "listen", since: 1_000 },
    { do: "report", report: { attempt: "a-1", batch: 0, state: "unknown", deliveries: [] } },
  ]);
});

test("the answer closes the attempt", () => {
  const asking = run([...SENDING, { type: "shown" }, { type: "silence" }]).state;
  const yes = run([{ type: "answer", arrived: true }], asking);
  assert.equal(yes.state.phase, "sent");
  assert.deepEqual(reports(yes.done), ["sent"]);
  const no = run([{ type: "answer", arrived: false }], asking);
  assert.equal(no.state.phase, "cancelled");
  assert.deepEqual(reports(no.done), ["failed"]);
  for (const { done } of [yes, no]) assert.deepEqual(done.at(-1), { do: "forget" });
});

test("the client's own late answer beats the question", () => {
  const asking = run([...SENDING, { type: "shown" }, { type: "silence" }]).state;
  const late = run([{ type: "result", call: CALL, outcome: outcome("sent") }], asking);
  assert.equal(late.state.phase, "sent");
});

test("an answer to a call that was given up is recorded and not shown", () => {
  const asking = run([...SENDING, { type: "shown" }, { type: "silence" }, { type: "answer", arrived: false }]).state;
  const again = run([tap(PICKER, "a-2"), { type: "content" }], asking).state;
  const late = run([{ type: "result", call: CALL, outcome: outcome("sent") }], again);
  assert.equal(late.state.phase, "waiting");
  assert.equal(late.state.call?.attempt, "a-2");
  assert.deepEqual(reports(late.done), ["sent"]);
});

test("silence means something only while a person is waited for", () => {
  for (const state of [INITIAL, run(answered(outcome("sent"))).state, run([TAP]).state]) {
    assert.deepEqual(step(state, { type: "silence" }), [state, []]);
    assert.deepEqual(step(state, { type: "shown" }), [state, []]);
    assert.deepEqual(step(state, { type: "answer", arrived: true }), [state, []]);
  }
});

test("what stands in the way is shown before a send and never hides what became of one", () => {
  assert.equal(run([{ type: "blocked", problem: PROBLEM }]).state.phase, "blocked");
  assert.equal(run([TAP, { type: "blocked", problem: PROBLEM }]).state.phase, "blocked");
  const sent = run(answered(outcome("sent"))).state;
  assert.equal(run([{ type: "blocked", problem: PROBLEM }], sent).state.phase, "sent");
  const waiting = run([{ type: "restored", kept: KEPT }]).state;
  assert.equal(run([{ type: "blocked", problem: PROBLEM }], waiting).state.phase, "waiting");
});

test("a blocked page prepares again on a tap, or is freed by a late success", () => {
  const blocked = run([{ type: "blocked", problem: PROBLEM }]).state;
  assert.deepEqual(run([TAP], blocked).done, [{ do: "prepare" }]);
  assert.equal(run([{ type: "prepared" }], blocked).state.phase, "ready");
});

test("sending to more chats is an attempt of its own", () => {
  const sent = run(answered(outcome("sent", { deliveries: [delivery("oc_1")] }))).state;
  const { state, done } = run([tap(PICKER, "a-2", 9), { type: "content" }], sent);
  assert.deepEqual(state.call, { attempt: "a-2", batch: 0, target: PICKER, startedAt: 9 });
  assert.deepEqual(state.run?.delivered, []);
  assert.equal(calls(done), 1);
});

/** A small generator with a seed, so that a failing walk can be repeated. */
function random(seed: number): () => number {
  let value = seed;
  return () => {
    value = (value * 1_103_515_245 + 12_345) % 2_147_483_648;
    return value / 2_147_483_648;
  };
}

const LIST: Target = { to: "chats", ids: Array.from({ length: 34 }, (_, index) => `oc_${index}`) };

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

test("whatever happens in whatever order, no call goes out without a tap or a retry of its own", () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const next = random(seed);
    let state = INITIAL;
    let asked = 0;
    let called = 0;
    for (let turn = 0; turn < 60; turn += 1) {
      const kinds = ["sent", "partial", "cancelled", "failed"] as const;
      const events: Event[] = [
        tap(next() < 0.5 ? PICKER : LIST, `a-${turn}`, turn),
        { type: "next", at: turn },
        { type: "retry", at: turn },
        { type: "stop" },
        { type: "stay" },
        { type: "prepared" },
        { type: "content" },
        { type: "silence" },
        { type: "shown" },
        { type: "blocked", problem: PROBLEM },
        { type: "answer", arrived: next() < 0.5 },
        {
          type: "result",
          call: state.call ?? CALL,
          outcome: outcome(kinds[Math.floor(next() * 4)] ?? "sent", {
            deliveries: [delivery("oc_1"), delivery("oc_2", 1)],
          }),
        },
      ];
      const event = events[Math.floor(next() * events.length)] ?? { type: "shown" };
      const [after, effects] = step(state, event);
      if (["tap", "next", "retry"].includes(event.type) && after !== state) asked += 1;
      called += calls(effects);
      assert.ok(called <= asked, `seed ${seed}, turn ${turn}: ${called} calls for ${asked} yeses`);
      state = after;
    }
  }
});
