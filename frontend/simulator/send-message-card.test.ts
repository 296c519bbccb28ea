import assert from "node:assert/strict";
import { test } from "node:test";
import { chat, client, FakeNative, field, NO_FAULTS } from "./fakes.ts";
import type { Fields, SdkResult } from "./sdk-result.ts";
import { sendMessageCard } from "./send-message-card.ts";

const PC = client("windows", "7.27.5");
const CARD = { msg_type: "interactive", update_multi: false, card: { elements: [] } };

function run(args: Fields, host = new FakeNative(), who = PC, next = ""): Promise<SdkResult> {
  return sendMessageCard({ cardContent: CARD, ...args }, who, host, { ...NO_FAULTS, ...host.faults, next });
}

function codeOf(outcome: SdkResult): unknown {
  return outcome.kind === "silent" ? "silent" : (field(outcome, "errCode") ?? 0);
}

test("it sends to the chats that are picked", async () => {
  const host = new FakeNative();
  const outcome = await run({ shouldChooseChat: true }, host);
  assert.deepEqual(outcome, {
    kind: "success",
    result: {
      errMsg: "sendMessageCard:ok",
      sendCardInfo: [{ status: 0, openChatId: "oc_picked", openMessageId: "om_oc_picked" }],
    },
  });
  assert.deepEqual(host.asked, ["choose", "confirm"]);
  assert.deepEqual(host.confirmed?.card, CARD.card, "the preview shows the card");
});

test("picking wins over open_chat_ids, they over people, and people over the trigger", async () => {
  const targets = async (args: Fields, who = PC): Promise<readonly string[] | undefined> => {
    const host = new FakeNative();
    await run(args, host, who);
    return host.sent[0]?.chats;
  };
  const all = { openChatIDs: ["oc_a"], openIDs: ["ou_b"], triggerCode: "t" };
  assert.deepEqual(await targets({ ...all, shouldChooseChat: true }), ["oc_picked"]);
  assert.deepEqual(await targets(all), ["oc_a"]);
  assert.deepEqual(await targets({ ...all, openChatIDs: [] }), ["oc_with_ou_b"]);
  assert.deepEqual(await targets({ triggerCode: "t" }), ["oc_trigger"]);
});

test("the trigger wins over open_chat_ids on iOS below 5.26 only, and means nothing on Harmony", async () => {
  const args = { openChatIDs: ["oc_a"], triggerCode: "t" };
  for (const [who, expected] of [
    [client("ios", "5.25.0"), "oc_trigger"],
    [client("ios", "5.26.0"), "oc_a"],
    [client("android", "5.25.0"), "oc_a"],
    [client("android", "5.26.0"), "oc_a"],
    [client("windows", "5.25.0"), "oc_a"],
    [client("windows", "5.26.0"), "oc_a"],
    [client("mac", "5.25.0"), "oc_a"],
    [client("mac", "5.26.0"), "oc_a"],
    [client("harmony", "7.47.0"), "oc_a"],
  ] as const) {
    const host = new FakeNative();
    await run(args, host, who);
    assert.deepEqual(host.sent[0]?.chats, [expected], `${who.platform} ${who.version}`);
  }
});

test("a trigger alone leads to its chat on every platform but Harmony", async () => {
  for (const platform of ["ios", "android", "windows", "mac", "harmony"] as const) {
    for (const version of ["5.25.0", "7.47.0"]) {
      const host = new FakeNative();
      const outcome = await run({ triggerCode: "t" }, host, client(platform, version));
      const none = platform === "harmony";
      assert.equal(codeOf(outcome), none ? -1 : 0, `${platform} ${version}`);
      assert.deepEqual(host.sent[0]?.chats, none ? undefined : ["oc_trigger"], `${platform} ${version}`);
    }
  }
});

test("an iOS client below 5.26 with an unknown trigger goes on to open_chat_ids", async () => {
  const host = new FakeNative();
  host.trigger = null;
  await run({ openChatIDs: ["oc_a"], triggerCode: "gone" }, host, client("ios", "5.25.0"));
  assert.deepEqual(host.sent[0]?.chats, ["oc_a"]);
});

test("people are ignored by clients below 6.6", async () => {
  assert.equal(codeOf(await run({ openIDs: ["ou_a"] }, new FakeNative(), client("android", "6.5.9"))), -1);
  assert.equal(codeOf(await run({ openIDs: ["ou_a"] }, new FakeNative(), client("android", "6.6.0"))), 0);
});

test("wrong input is refused before anybody is asked", async () => {
  const eleven = Array.from({ length: 11 }, (_, index) => `oc_${index}`);
  const cases: [Fields, number][] = [
    [{}, -1],
    [{ openChatIDs: [] }, -1],
    [{ openChatIDs: eleven }, -2],
    [{ openIDs: eleven }, -2],
    [{ cardContent: undefined, shouldChooseChat: true }, -3],
    [{ cardContent: {}, shouldChooseChat: true }, -3],
    [{ cardContent: "text", shouldChooseChat: true }, -4],
    [{ cardContent: [CARD], shouldChooseChat: true }, -4],
    [{ cardContent: { ...CARD, msg_type: "text" }, shouldChooseChat: true }, -4],
    [{ cardContent: { ...CARD, card: "{}" }, shouldChooseChat: true }, -4],
    [{ openChatIDs: ["ou_a"] }, -8],
    [{ openChatIDs: ["oc_a", 7] }, -8],
    [{ openChatIDs: "oc_a" }, -8],
  ];
  for (const [args, code] of cases) {
    const host = new FakeNative();
    assert.equal(codeOf(await run(args, host)), code, JSON.stringify(args));
    assert.deepEqual(host.asked, [], JSON.stringify(args));
  }
});

test("a card the linter refuses is -4", async () => {
  const host = new FakeNative();
  host.valid = false;
  assert.equal(codeOf(await run({ shouldChooseChat: true }, host)), -4);
});

test("cancelling is -6 at both stages, and nothing is sent", async () => {
  const picking = new FakeNative();
  picking.chosen = null;
  const confirming = new FakeNative();
  confirming.note = null;
  for (const host of [picking, confirming]) {
    const outcome = await run({ shouldChooseChat: true }, host);
    assert.equal(codeOf(outcome), -6);
    assert.ok(outcome.kind === "fail" && !("sendCardInfo" in outcome.result), "no send, no sendCardInfo");
    assert.deepEqual(host.sent, []);
  }
});

test("a chat that fails makes the whole call fail, with every chat's own status", async () => {
  const host = new FakeNative();
  host.chosen = [chat("a"), chat("b")];
  host.failing = ["oc_b"];
  const outcome = await run({ shouldChooseChat: true }, host);
  assert.deepEqual(outcome.kind === "fail" && outcome.result, {
    errCode: -5,
    errMsg: "sendMessageCard:fail sending failed",
    failedOpenChatIDs: ["oc_b"],
    sendCardInfo: [
      { status: 0, openChatId: "oc_a", openMessageId: "om_oc_a" },
      { status: 1, openChatId: "oc_b", openMessageId: "" },
    ],
  });
});

test("a lost note is 42406 beside the card that arrived", async () => {
  const host = new FakeNative();
  host.notesFail = true;
  const outcome = await run({ shouldChooseChat: true, withAdditionalMessage: true }, host);
  assert.ok(outcome.kind === "fail");
  assert.equal(outcome.result.errCode, 42406);
  assert.deepEqual(outcome.result.additionalMessageInfo, [{ status: 1, openChatId: "oc_picked", message: "" }]);
  assert.ok(Array.isArray(outcome.result.sendCardInfo));
});

test("chats and notes that fail together are all named", async () => {
  const host = new FakeNative();
  host.chosen = [chat("a"), chat("b"), chat("c")];
  host.failing = ["oc_b"];
  host.notesFail = ["oc_b", "oc_c"];
  const outcome = await run({ shouldChooseChat: true, withAdditionalMessage: true }, host);
  assert.equal(field(outcome, "errCode"), -5);
  assert.deepEqual(field(outcome, "failedOpenChatIDs"), ["oc_b"]);
  const note = { status: 1, openChatId: "oc_c", message: "" };
  assert.deepEqual(field(outcome, "additionalMessageInfo"), [note], "only of cards that arrived");
});

test("an answer is given word for word, at the stage it was recorded", async () => {
  const result = { errMsg: "sendMessageCard:fail", data: '{"errorCode":100001}' };
  const stages = { call: [], consent: ["choose", "confirm"], sending: ["choose", "confirm"] } as const;
  for (const [after, asked] of Object.entries(stages) as [keyof typeof stages, readonly string[]][]) {
    const host = new FakeNative();
    host.faults = { ...NO_FAULTS, raw_result: { callback: "fail", result, after } };
    const outcome = await run({ shouldChooseChat: true }, host);
    assert.deepEqual(outcome, { kind: "raw", callback: "fail", result }, after);
    assert.deepEqual(host.asked, asked, after);
    assert.equal(host.sent.length, after === "sending" ? 1 : 0, after);
  }
});

test("an answer that was none is silence, and a person may still cancel before it", async () => {
  const host = new FakeNative();
  host.faults = { ...NO_FAULTS, raw_result: { callback: "none", after: "sending" } };
  assert.equal((await run({ shouldChooseChat: true }, host)).kind, "silent");
  assert.equal(host.sent.length, 1);
  host.chosen = null;
  assert.equal(codeOf(await run({ shouldChooseChat: true }, host)), -6);
});

test("the note is offered from 4.10 on and handed over", async () => {
  const host = new FakeNative();
  host.note = "see above";
  await run({ shouldChooseChat: true, withAdditionalMessage: true }, host);
  assert.equal(host.confirmed?.note, true);
  assert.equal(host.sent[0]?.note, "see above");
  const old = new FakeNative();
  await run({ shouldChooseChat: true, withAdditionalMessage: true }, old, client("windows", "4.9.0"));
  assert.equal(old.confirmed?.note, false);
});

test("clients below 4.2, and a fault, succeed without sendCardInfo", async () => {
  const old = await run({ shouldChooseChat: true }, new FakeNative(), client("android", "4.1.0"));
  assert.deepEqual(old, { kind: "success", result: { errMsg: "sendMessageCard:ok" } });
  const host = new FakeNative();
  host.faults = { ...NO_FAULTS, no_card_info: true };
  assert.deepEqual(await run({ shouldChooseChat: true }, host), old);
});

test("every injected code comes out, early ones before anybody is asked", async () => {
  for (const next of ["-1", "-2", "-3", "-4", "-6", "-8", "-10"]) {
    const host = new FakeNative();
    assert.equal(codeOf(await run({ shouldChooseChat: true }, host, PC, next)), Number(next));
    assert.deepEqual(host.asked, [], next);
  }
  for (const next of ["-7", "-9"]) {
    const host = new FakeNative();
    assert.equal(codeOf(await run({ shouldChooseChat: true }, host, PC, next)), Number(next));
    assert.deepEqual(host.asked, ["choose", "confirm"], next);
    assert.deepEqual(host.sent, []);
  }
});

test("with the callback lost the card is sent and the page never told", async () => {
  const host = new FakeNative();
  host.faults = { ...NO_FAULTS, no_callback: true };
  assert.equal((await run({ shouldChooseChat: true }, host)).kind, "silent");
  assert.equal(host.sent.length, 1);
});

test("ids nobody knows are shown and sent to all the same", async () => {
  const host = new FakeNative();
  await run({ openChatIDs: ["oc_gone", "oc_a"] }, host);
  assert.deepEqual(host.confirmed?.unknown, ["oc_gone"]);
  assert.deepEqual(host.sent[0]?.chats, ["oc_a", "oc_gone"]);
});
