import assert from "node:assert/strict";
import { test } from "node:test";
import { Reporter, type ReportTransport } from "./reporter.ts";
import type { Report } from "./types.ts";

const report = (state: Report["state"]): Report => ({ attempt: "a", batch: 0, state, deliveries: [] });

/** A wire that answers with the given statuses, then 200. */
function wire(statuses: number[], kept: Report[] = []) {
  const log = { posted: [] as string[], beacons: [] as string[], saved: [] as string[][], pauses: [] as number[] };
  const stateOf = (body: unknown) => (body as Report).state;
  const made: ReportTransport = {
    post: async (body) => {
      log.posted.push(stateOf(body));
      return statuses.shift() ?? 200;
    },
    beacon: (body) => log.beacons.push(stateOf(body)),
    load: () => kept,
    save: (queue) => log.saved.push(queue.map((item) => item.state)),
    sleep: async (pause) => {
      log.pauses.push(pause);
    },
  };
  return { made, log };
}

test("it works", async () => {
  const { made, log } = wire([201, 201]);
  const reporter = new Reporter(made, { platform: "pc" });
  await reporter.send(report("started"));
  await reporter.send(report("sent"));
  assert.deepEqual(log.posted, ["started", "sent"]);
  assert.deepEqual(log.saved.at(-1), []);
});

test("it tries again, waiting longer each time, and keeps the order", async () => {
  const { made, log } = wire([0, 503, 429, 201, 201]);
  const reporter = new Reporter(made, {});
  await Promise.all([reporter.send(report("started")), reporter.send(report("sent"))]);
  assert.deepEqual(log.posted, ["started", "started", "started", "started", "sent"]);
  assert.deepEqual(log.pauses, [1_000, 2_000, 4_000]);
});

test("a session that ran out loses no report", async () => {
  const { made, log } = wire([401, 201]);
  await new Reporter(made, {}).send(report("sent"));
  assert.deepEqual(log.posted, ["sent", "sent"]);
});

test("it gives up on what the server will never take", async () => {
  const { made, log } = wire([409, 400, 410]);
  const reporter = new Reporter(made, {});
  for (const state of ["failed", "sent", "unknown"] as const) await reporter.send(report(state));
  assert.equal(log.posted.length, 3);
  assert.deepEqual(log.pauses, []);
});

test("what an earlier page could not deliver goes first", async () => {
  const { made, log } = wire([], [report("sent")]);
  const reporter = new Reporter(made, {});
  await reporter.send(report("started"));
  assert.deepEqual(log.posted, ["sent", "started"]);
});

test("a page that goes away hands over what is left", () => {
  const { made, log } = wire([]);
  made.post = () => new Promise(() => undefined);
  const reporter = new Reporter(made, {});
  void reporter.send(report("started"));
  void reporter.send(report("sent"));
  reporter.flush();
  assert.deepEqual(log.beacons, ["started", "sent"]);
});
