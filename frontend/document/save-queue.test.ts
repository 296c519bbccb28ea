import assert from "node:assert/strict";
import { test } from "node:test";
import { type PutResult, QUIET_MS, SaveQueue } from "./save-queue.ts";

type Sent = { text: string; revision: number; id: string };
type Result = PutResult<string>;

/** A queue whose timers run by hand and whose server answers what the test says. */
function setUp(online = true) {
  const sent: Sent[] = [];
  const states: string[] = [];
  const answers: ((result: Result | Error) => void)[] = [];
  const pauses: number[] = [];
  let timer: (() => void) | undefined;
  let ids = 0;
  const queue = new SaveQueue<string>({
    revision: 1,
    put: (text, revision, id) => {
      sent.push({ text, revision, id });
      return new Promise((resolve, reject) => {
        answers.push((result) => (result instanceof Error ? reject(result) : resolve(result)));
      });
    },
    newId: () => `id-${++ids}`,
    changed: (of) => states.push(of.state),
    online: () => online,
    setTimer: (run, ms) => {
      pauses.push(ms);
      timer = run;
      return run;
    },
    clearTimer: (of) => {
      if (timer === of) timer = undefined;
    },
  });
  const tick = () => {
    const run = timer;
    timer = undefined;
    run?.();
  };
  const answer = async (result: Result | Error) => {
    answers.shift()?.(result);
    await new Promise((done) => setImmediate(done));
  };
  return { queue, sent, states, pauses, tick, answer, timing: () => timer !== undefined };
}

test("it saves the last text after a pause, once", async () => {
  const { queue, sent, tick, answer, states } = setUp();
  queue.change("a");
  queue.change("ab");
  tick();
  assert.deepEqual(sent, [{ text: "ab", revision: 1, id: "id-1" }]);
  await answer({ kind: "saved", revision: 2 });
  assert.equal(queue.state, "clean");
  assert.equal(queue.revision, 2);
  assert.deepEqual(states, ["dirty", "saving", "clean"]);
});

test("what is typed while saving goes in the next save, on top of the new revision", async () => {
  const { queue, sent, tick, answer } = setUp();
  queue.change("a");
  tick();
  queue.change("b");
  assert.equal(sent.length, 1);
  await answer({ kind: "saved", revision: 2 });
  assert.equal(queue.state, "dirty");
  tick();
  assert.deepEqual(sent[1], { text: "b", revision: 2, id: "id-2" });
});

test("one save is under way at a time, whoever asks for another", async () => {
  const { queue, sent, tick, answer } = setUp();
  queue.change("a");
  tick();
  queue.change("b");
  queue.flush();
  assert.equal(sent.length, 1);
  await answer({ kind: "saved", revision: 2 });
  queue.flush();
  assert.deepEqual(sent[1], { text: "b", revision: 2, id: "id-2" });
});

test("a server that fails is asked ever less, however fast somebody types", async () => {
  const { queue, pauses, tick, answer } = setUp();
  queue.change("a");
  for (let failure = 0; failure < 8; failure += 1) {
    tick();
    await answer(new TypeError("network"));
    queue.change(`a${failure}`);
  }
  assert.deepEqual(pauses, [QUIET_MS, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
});

test("a save without an answer is sent again word for word, before anything newer", async () => {
  const { queue, sent, tick, answer } = setUp();
  queue.change("a");
  tick();
  await answer(new TypeError("network"));
  assert.equal(queue.state, "failed");
  queue.change("b");
  tick();
  assert.deepEqual(sent[1], { text: "a", revision: 1, id: "id-1" });
  await answer({ kind: "saved", revision: 2 });
  tick();
  assert.deepEqual(sent[2], { text: "b", revision: 2, id: "id-2" });
});

test("without a network it says so and saves when it is back", async () => {
  const { queue, sent, answer } = setUp(false);
  queue.change("a");
  queue.flush();
  await answer(new TypeError("network"));
  assert.equal(queue.state, "offline");
  assert.ok(queue.pending);
  queue.flush();
  assert.equal(sent.length, 2);
});

test("a conflict stops the queue, keeps what was typed, and goes on as the person says", async () => {
  const { queue, sent, tick, answer, timing } = setUp();
  queue.change("mine");
  tick();
  await answer({ kind: "conflict", current: "theirs" });
  assert.equal(queue.state, "conflict");
  assert.equal(queue.current, "theirs");
  assert.ok(queue.pending);
  queue.change("mine, longer");
  queue.flush();
  assert.equal(sent.length, 1);
  assert.equal(timing(), false);
  queue.resolve(7, "mine, longer");
  assert.deepEqual(sent[1], { text: "mine, longer", revision: 7, id: "id-2" });
});

test("taking theirs leaves nothing to save", async () => {
  const { queue, sent, tick, answer } = setUp();
  queue.change("mine");
  tick();
  await answer({ kind: "conflict", current: "theirs" });
  queue.resolve(7);
  assert.equal(queue.state, "clean");
  assert.equal(queue.pending, false);
  assert.equal(sent.length, 1);
});

test("a refused save says why and is not repeated; the next change is tried", async () => {
  const { queue, sent, tick, answer, timing } = setUp();
  queue.change("a");
  tick();
  await answer({ kind: "refused", message: "too large" });
  assert.equal(queue.state, "refused");
  assert.equal(queue.message, "too large");
  assert.equal(timing(), false);
  queue.change("b");
  tick();
  assert.equal(sent.length, 2);
});

test("a held text is not sent, but an unanswered save still is", async () => {
  const { queue, sent, tick, answer, timing } = setUp();
  queue.change("a");
  queue.hold();
  assert.equal(timing(), false);
  queue.change("b");
  tick();
  await answer(new TypeError("network"));
  queue.hold();
  tick();
  assert.equal(sent.length, 2);
  assert.equal(sent[1]?.id, sent[0]?.id);
});
