import assert from "node:assert/strict";
import { test } from "node:test";
import {
  answered,
  CALL,
  calls,
  delivery,
  KEPT,
  LIST,
  outcome,
  PICKER,
  PROBLEM,
  reports,
  run,
  SENDING,
  sendingTo,
  TAP,
  tap,
  told,
} from "./fakes.ts";
import { type Event, failedChats, INITIAL, step } from "./machine.ts";
import type { Call, Outcome, Target } from "./types.ts";

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
    deliveries: [delivery("oc_1", 1), delivery("", 1), delivery("oc_2", null), { ...delivery("oc_3"), note: "lost" }],
    raw: '{"errCode":-5}',
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
      raw: '{"errCode":-5}',
      deliveries: [
        { open_chat_id: "oc_1", status: 1 },
        { status: 1 },
        { open_chat_id: "oc_2", state: "unknown" },
        { open_chat_id: "oc_3", status: 0, note: "lost" },
      ],
    },
  });
});

test("a target that is none is reported with those it may be, unless the client says which", () => {
  const target: Target = { to: "people", ids: ["ou_1", "ou_2"] };
  const told = (code: number, deliveries: Outcome["deliveries"] = []) => {
    const tapped: Event = { type: "tap", attempt: "a-1", at: 0, target };
    const call: Call = { attempt: "a-1", batch: 0, target };
    const ended: Event = { type: "result", call, outcome: outcome("failed", { code, deliveries, isSafe: true }) };
    const { done } = run([{ type: "prepared" }, tapped, { type: "content" }, ended]);
    const last = done.filter((effect) => effect.do === "report").at(-1);
    return last?.report.suspects;
  };
  assert.deepEqual(told(-8), ["ou_1", "ou_2"]);
  assert.equal(told(-4), undefined);
  assert.equal(told(-8, [delivery("oc_1", 1)]), undefined);
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

test("the client's late answer beats what a person said in its place, while nothing else has begun", () => {
  const asking = run([...sendingTo(LIST), { type: "shown" }, { type: "silence" }]).state;
  for (const arrived of [false, true]) {
    const said = run([{ type: "answer", arrived }], asking).state;
    const late = run([told(said, outcome("sent")), { type: "stop" }], said);
    assert.equal(late.state.phase, "sent");
    assert.deepEqual(failedChats(late.state), []);
    assert.equal(late.state.run?.delivered.length, 10);
    assert.equal(late.state.run?.queue.length, 24);
    assert.deepEqual(reports(late.done), ["sent"]);
    const failed = run([told(said, outcome("failed", { code: -4 }))], said).state;
    assert.equal(failed.run?.delivered.length, 0);
    assert.equal(failed.run?.missed.length, 10);
  }
});

test("a yes that led to nothing is asked for anew, also after a reload", () => {
  const people: Target = { to: "people", ids: ["ou_1"] };
  const chats: Target = { to: "chats", ids: ["oc_1"] };
  for (const target of [people, chats]) {
    const asked = [tap(target), tap(target, "a-2"), { type: "content" }] as const;
    const served = run([...sendingTo(target)]).state;
    const sent = run([told(served, outcome("sent")), ...asked], served).state;
    for (const ended of [outcome("cancelled", { code: -6 }), outcome("failed", { code: -3 })]) {
      const { state, done } = run([told(sent, ended)], sent);
      const kept = done.flatMap((effect) => (effect.do === "remember" ? [effect.kept] : [])).at(-1);
      assert.ok(kept, "who may have the card is not forgotten");
      for (const now of [state, run([{ type: "restored", kept }, { type: "prepared" }]).state]) {
        assert.equal(step(now, tap(target, "a-3"))[0].phase, "sure");
      }
    }
  }
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
