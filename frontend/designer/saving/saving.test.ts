import assert from "node:assert/strict";
import { test } from "node:test";
import type { PutResult } from "../../document/save-queue.ts";
import type { JsonObject } from "../../document/values.ts";
import { type Current, SignedOut } from "./draft-api.ts";
import { Journal } from "./journal.ts";
import { type Answer, Saving } from "./saving.ts";
import { Session } from "./session.ts";
import { Device, DOCUMENT, FakeDesk, journalOptions, newId, settle, Timers, textOf } from "./testing.ts";

type Put = (text: string, revision: number, saveId: string) => Promise<PutResult<Current>>;

/** A page with a server that answers what the test says; `answer` is what the person chooses when asked. */
function page(put: Put, { device = new Device(), answer = "later" as Answer } = {}) {
  const desk = new FakeDesk();
  const journal = new Journal(journalOptions(device, new Timers()));
  const asked: string[] = [];
  let offers = 0;
  const session = new Session({
    user: "alice",
    userName: "Alice",
    say: desk.say,
    offer: async () => {
      offers += 1;
    },
    look: async () => ({ user: "alice", token: "new" }),
    take: () => {},
  });
  const asks = async (theirs: { readonly document: JsonObject }) => {
    asked.push(textOf(theirs.document));
    return answer;
  };
  const saving = new Saving({
    studio: desk,
    store: { put },
    journal,
    session,
    revision: 1,
    asks: { conflict: asks, recovery: asks },
    newId,
    online: () => true,
  });
  return { saving, desk, device, journal, session, asked, offers: () => offers };
}

const written = (text: string) => DOCUMENT.replace('"content":""', `"content":"${text}"`);
const theirs: Current = { revision: 7, document: JSON.parse(written("theirs")), author: "Bob", at: "" };
const saved: Put = async (_text, revision) => ({ kind: "saved", revision: revision + 1 });

test("what the server has, the device forgets", async () => {
  const { saving, desk, device } = page(saved);
  desk.type("a");
  assert.equal(device.entries.size, 1);
  await saving.settle();
  assert.equal(device.entries.size, 0);
  assert.deepEqual([saving.safety, saving.revision], ["clean", 2]);
});

test("what was typed during a save stays on the device", async () => {
  const ends: (() => void)[] = [];
  const { saving, desk, device } = page(async (...call) => {
    await new Promise<void>((done) => ends.push(done));
    return saved(...call);
  });
  desk.type("a");
  saving.flush();
  desk.type("ab");
  ends[0]?.();
  await settle();
  assert.deepEqual(
    [...device.entries.values()].map(({ base, steps }) => [textOf(JSON.parse(base?.document ?? "")), steps.length]),
    [["a", 1]],
  );
  saving.flush();
  ends[1]?.();
  await settle();
  assert.equal(device.entries.size, 0);
});

function contradicted(): { put: Put; sent: string[] } {
  const sent: string[] = [];
  const put: Put = async (text, revision) => {
    sent.push(`${revision} ${textOf(JSON.parse(text))}`);
    return revision === 7 ? { kind: "saved", revision: 8 } : { kind: "conflict", current: theirs };
  };
  return { put, sent };
}

test("a conflict overwrites nothing before somebody has chosen", async () => {
  const { put, sent } = contradicted();
  const { saving, desk, device, asked } = page(put);
  desk.type("mine");
  saving.flush();
  await settle();
  desk.type("mine, longer");
  saving.flush();
  await settle();
  assert.deepEqual([sent, asked, saving.safety, desk.text], [["1 mine"], ["theirs"], "conflict", "mine, longer"]);
  assert.equal(device.entries.size, 1);
  await assert.rejects(saving.settle());
});

test("mine goes on top of theirs, with what was typed since", async () => {
  const { put, sent } = contradicted();
  const { saving, desk, device } = page(put, { answer: "mine" });
  desk.type("mine");
  saving.flush();
  await settle();
  assert.deepEqual([sent, saving.safety, saving.revision], [["1 mine", "7 mine"], "clean", 8]);
  assert.equal(device.entries.size, 0);
});

test("theirs is shown as a step, and nothing is sent", async () => {
  const { put, sent } = contradicted();
  const { saving, desk, device } = page(put, { answer: "theirs" });
  desk.type("mine");
  saving.flush();
  await settle();
  assert.deepEqual([sent, desk.text, saving.safety, saving.revision], [["1 mine"], "theirs", "clean", 7]);
  assert.equal(device.entries.size, 0);
});

test("others' changes appear only while nothing is pending here", async () => {
  const { saving, desk } = page(saved);
  desk.type("mine");
  saving.follow(theirs.document, 7);
  assert.equal(desk.text, "mine");
  await saving.settle();
  saving.follow(theirs.document, 7);
  assert.deepEqual([desk.text, saving.revision, saving.pending], ["theirs", 7, false]);
});

test("an ended session keeps what is typed and saves it when somebody is back", async () => {
  let isOver = true;
  const { saving, desk, session, device, offers } = page((...call) =>
    isOver ? Promise.reject(new SignedOut()) : saved(...call),
  );
  desk.type("a");
  saving.flush();
  await settle();
  assert.deepEqual([saving.safety, offers(), device.entries.size], ["signed-out", 1, 1]);
  isOver = false;
  await session.resume();
  await settle();
  assert.deepEqual([saving.safety, device.entries.size], ["clean", 0]);
});

test("a device that keeps nothing is said while something is pending", async () => {
  const device = new Device();
  device.mood = "fails";
  const { saving, desk } = page(saved, { device });
  desk.type("a");
  await settle();
  assert.equal(saving.safety, "unkept");
  await saving.settle();
  assert.equal(saving.safety, "clean");
});

/** A device on which a page was killed with something typed. */
function haunted(): Device {
  const { desk, device } = page(saved);
  desk.type("lost");
  device.kill();
  return device;
}

test("what a killed page left is a step here, and kept anew before the old entry goes", async () => {
  const { saving, desk, device } = page(saved, { device: haunted(), answer: "mine" });
  await saving.recover();
  assert.equal(desk.text, "lost");
  await saving.settle();
  await settle();
  assert.equal(device.entries.size, 0);
});

test("it stays when it can't be kept anew, and when somebody decides later", async () => {
  for (const answer of ["mine", "later"] as const) {
    const device = haunted();
    const { saving, desk, journal } = page(saved, { device, answer });
    device.keep = () => Promise.reject(new Error("QuotaExceededError"));
    await saving.recover();
    assert.equal(desk.text, answer === "mine" ? "lost" : "");
    await journal.settled;
    assert.equal(device.entries.size, 1);
  }
});

test("it goes when the draft is preferred, or is the same", async () => {
  const preferred = page(saved, { device: haunted(), answer: "theirs" });
  await preferred.saving.recover();
  assert.deepEqual([preferred.desk.text, preferred.device.entries.size], ["", 0]);
  const device = haunted();
  const same = page(saved, { device });
  same.desk.type("lost");
  await same.saving.settle();
  await same.saving.recover();
  assert.deepEqual([same.asked, device.entries.size], [[], 0]);
});
