import assert from "node:assert/strict";
import { test } from "node:test";
import { stringify } from "lossless-json";
import { toDocument } from "../../document/state.ts";
import { Journal } from "./journal.ts";
import { Device, FakeDesk, journalOptions, settle, Timers, textOf } from "./testing.ts";

function page(device = new Device()) {
  const timers = new Timers();
  const told: boolean[] = [];
  const journal: Journal = new Journal(journalOptions(device, timers, () => told.push(journal.kept)));
  const desk = new FakeDesk();
  desk.onCommit((transactions) => journal.keep(transactions));
  return { device, timers, journal, desk, told };
}

/** What the next page finds when this one is killed. */
async function left(device: Device): Promise<string[]> {
  device.kill();
  const next = page(device);
  return (await next.journal.orphans()).map(({ document }) => textOf(document));
}

const documentOf = (desk: FakeDesk) => stringify(toDocument(desk.state)) ?? "";

test("what is typed is on its way before anything else happens", () => {
  const { device, desk } = page();
  desk.type("a");
  assert.equal([...device.entries.values()][0]?.steps.length, 1);
});

test("a killed page leaves all its steps to the next one, and a living one none", async () => {
  const { device, desk } = page();
  for (const text of ["a", "ab", "abc"]) desk.type(text);
  assert.deepEqual(await page(device).journal.orphans(), []);
  assert.deepEqual(await left(device), ["abc"]);
});

test("another card's and another person's entries are not theirs", async () => {
  const { device, desk } = page();
  desk.type("a");
  device.kill();
  const other = new Journal({ ...journalOptions(device, new Timers()), of: "bob.card" });
  assert.deepEqual(await other.orphans(), []);
});

test("what the server has is forgotten, and what came after starts from there", async () => {
  const { device, desk, journal } = page();
  desk.type("a");
  const saved = documentOf(desk);
  desk.type("ab");
  journal.acknowledged(1, 2, saved);
  assert.deepEqual(
    [...device.entries.values()].map(({ base, steps }) => [base?.revision, steps.length]),
    [[2, 1]],
  );
  journal.acknowledged(2, 3, documentOf(desk));
  assert.equal(device.entries.size, 0);
  desk.type("abc");
  assert.deepEqual(await left(device), ["abc"]);
});

test("a write that failed leaves no gap: the next one keeps everything again", async () => {
  const { device, desk, journal, told } = page();
  desk.type("a");
  await settle();
  device.mood = "fails";
  desk.type("ab");
  await settle();
  assert.equal(journal.kept, false);
  device.mood = "well";
  desk.type("abc");
  await settle();
  assert.equal(journal.kept, true);
  assert.deepEqual(told, [false, true]);
  assert.equal(device.entries.size, 1, "the entry with the gap is gone");
  assert.deepEqual(await left(device), ["abc"]);
});

test("writes that were under way behind a failed one don't call it kept", async () => {
  const { device, desk, journal } = page();
  device.mood = "fails";
  desk.type("a");
  device.mood = "hangs";
  desk.type("ab");
  await settle();
  desk.type("abc");
  device.mood = "well";
  device.wake(1);
  await settle();
  assert.equal(journal.kept, false, "the whole is still on its way");
  device.wake();
  await settle();
  assert.equal(journal.kept, true);
  assert.deepEqual(await left(device), ["abc"]);
});

test("a full device is said, and until something is acknowledged", async () => {
  const { device, desk, journal } = page();
  desk.type("a");
  await settle();
  device.quota = 1;
  desk.type("ab");
  await settle();
  desk.type("abc");
  await settle();
  assert.equal(journal.kept, false);
  device.quota = Number.POSITIVE_INFINITY;
  journal.acknowledged(journal.count, 2, documentOf(desk));
  await settle();
  assert.equal(journal.kept, true);
  assert.equal(device.entries.size, 0);
});

test("what is dropped elsewhere does not call lost steps kept", async () => {
  const { device, desk, journal } = page();
  device.mood = "fails";
  desk.type("a");
  await settle();
  device.mood = "well";
  journal.drop("another");
  await settle();
  assert.equal(journal.kept, false);
});

test("a store that never answers counts as none, and what it does late does no harm", async () => {
  const { device, desk, journal, timers } = page();
  device.mood = "hangs";
  desk.type("a");
  await settle();
  assert.equal(journal.kept, true, "it has only just begun");
  await timers.pass();
  assert.equal(journal.kept, false);
  desk.type("ab");
  device.wake(1);
  await settle();
  assert.equal(journal.kept, false, "what was late is half of it");
  device.mood = "well";
  device.wake();
  await settle();
  assert.equal(journal.kept, true);
  assert.deepEqual(await left(device), ["ab"]);
});

test("a store that is closed has no orphans and breaks nothing", async () => {
  const { device, journal } = page();
  device.mood = "fails";
  assert.deepEqual(await journal.orphans(), []);
});

test("without a store nothing is called kept", async () => {
  const journal = new Journal({ ...journalOptions(new Device(), new Timers()), store: undefined });
  assert.equal(journal.kept, false);
  journal.keep([]);
  journal.acknowledged(0, 2, "");
  await journal.settled;
  assert.deepEqual(await journal.orphans(), []);
});

test("steps that don't fit end what can be made again, and an entry that can't be read is none", async () => {
  const { device, desk } = page();
  desk.type("a");
  const [entry] = device.entries.values();
  entry?.steps.push("{}", entry.steps[0] ?? "");
  assert.deepEqual(await left(device), ["a"]);
  for (const held of device.entries.values()) held.base = held.base && { ...held.base, document: "{" };
  assert.deepEqual(await left(device), []);
});
