import assert from "node:assert/strict";
import { test } from "node:test";
import { words } from "../../i18n/saving.ts";
import { RUNNING_MS, SaveTimers, SLOW_MS } from "./save-timers.ts";

/** A clock of the test's own: nothing happens but by `pass`. */
function clock() {
  let now = 0;
  const due = new Map<number, { at: number; run: () => void }>();
  let next = 0;
  return {
    set: (run: () => void, ms: number) => {
      due.set(++next, { at: now + ms, run });
      return next;
    },
    clear: (timer: unknown) => void due.delete(timer as number),
    pass: (ms: number) => {
      now += ms;
      for (const [id, { at, run }] of [...due].sort((a, b) => a[1].at - b[1].at)) {
        if (at > now) continue;
        due.delete(id);
        run();
      }
    },
  };
}

function chip() {
  const time = clock();
  const said: string[] = [];
  const patience = new SaveTimers(() => said.push(patience.shown), time);
  return { time, said, patience };
}

test("a quick save says nothing new", () => {
  const { time, said, patience } = chip();
  patience.heard("dirty");
  patience.heard("saving");
  time.pass(RUNNING_MS - 1);
  patience.heard("clean");
  time.pass(60_000);
  assert.deepEqual(said, ["clean"]);
});

test("a save without an answer is said to run, then to be kept on this device", () => {
  const { time, said, patience } = chip();
  patience.heard("saving");
  time.pass(RUNNING_MS);
  assert.deepEqual(said, ["saving"]);
  time.pass(SLOW_MS - RUNNING_MS);
  assert.deepEqual(said, ["saving", "slow"]);
  time.pass(60_000);
  patience.heard("clean");
  assert.deepEqual(said, ["saving", "slow", "clean"]);
});

test("typing on while the server is silent does not begin the wait anew", () => {
  const { time, said, patience } = chip();
  patience.heard("saving");
  for (let typed = 0; typed < 30; typed++) {
    time.pass(100);
    patience.heard("saving");
  }
  assert.deepEqual(said, ["saving", "slow"]);
});

test("a server that fails or an ended session is said at once", () => {
  for (const safety of ["offline", "failed", "unkept", "signed-out"] as const) {
    const { time, said, patience } = chip();
    patience.heard("saving");
    patience.heard(safety);
    time.pass(60_000);
    assert.deepEqual(said, [safety]);
  }
});

test("both languages say that it is kept on this device", () => {
  assert.match(words.en["save-slow"], /kept on this device/);
  assert.match(words.zh["save-slow"], /已存在本机/);
});
