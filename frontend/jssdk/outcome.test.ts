import assert from "node:assert/strict";
import { test } from "node:test";
import { codeOf } from "./answer.ts";
import { outcomeOf as outcomeIn } from "./outcome.ts";
import type { Called, Outcome, Target } from "./types.ts";

const PICKER: Target = { to: "picker" };
const chats = (...ids: string[]): Target => ({ to: "chats", ids });

function outcomeOf(called: Called, result: unknown, target = PICKER, note = false): Outcome {
  return outcomeIn({ asked: { target, note }, called, result });
}

const info = (openChatId: unknown, status: unknown = 0) => ({ openChatId, openMessageId: `om_${openChatId}`, status });

test("it works", () => {
  const outcome = outcomeOf("success", { errMsg: "sendMessageCard:ok", sendCardInfo: [info("oc_1")] });
  assert.deepEqual(outcome, {
    kind: "sent",
    code: null,
    message: "sendMessageCard:ok",
    deliveries: [{ openChatId: "oc_1", openMessageId: "om_oc_1", status: 0, note: null }],
    isSafe: false,
    raw: '{"errMsg":"sendMessageCard:ok","sendCardInfo":[{"openChatId":"oc_1","openMessageId":"om_oc_1","status":0}]}',
  });
});

test("a success without deliveries is a success", () => {
  assert.equal(outcomeOf("success", { errMsg: "sendMessageCard:ok" }).kind, "sent");
  for (const nothing of [undefined, null, 5, "ok", []]) assert.equal(outcomeOf("success", nothing).kind, "sent");
});

test("a closed picker is no failure, in every spelling", () => {
  const spellings = [
    { errCode: -6 },
    { errCode: "-6" },
    { errno: 1002002 },
    { errorCode: -6 },
    { errMsg: "sendMessageCard:fail cancel" },
    { errMsg: "sendMessageCard:fail Cancelled by user" },
  ];
  for (const fields of spellings) assert.equal(outcomeOf("fail", fields).kind, "cancelled", JSON.stringify(fields));
});

test("every other code is a failure and keeps its number", () => {
  for (const errCode of [-1, -2, -3, -4, -5, -7, -8, -9, -10, 103, 333445]) {
    const outcome = outcomeOf("fail", { errCode, errMsg: "sendMessageCard:fail" });
    assert.deepEqual([outcome.kind, outcome.code], ["failed", errCode]);
  }
  assert.equal(outcomeOf("fail", undefined).kind, "failed");
});

test("a lost note is a sent card", () => {
  const outcome = outcomeOf("fail", {
    errCode: 42406,
    sendCardInfo: [info("oc_1")],
    additionalMessageInfo: [{ status: 1 }],
  });
  assert.deepEqual([outcome.kind, outcome.code, outcome.deliveries.length], ["sent", 42406, 1]);
});

test("some of several chats is partial, wherever it is said", () => {
  const byStatus = outcomeOf("fail", { errCode: -5, sendCardInfo: [info("oc_1"), info("oc_2", 3)] });
  const byList = outcomeOf("fail", { errCode: -5, sendCardInfo: [info("oc_1")], failedOpenChatIDs: ["oc_2"] });
  const both = outcomeOf("fail", {
    errCode: -5,
    sendCardInfo: [info("oc_1"), info("oc_2", 0)],
    failedOpenChatIDs: ["oc_2"],
  });
  const inSuccess = outcomeOf("success", { sendCardInfo: [info("oc_1"), info("oc_2", 3)] });
  for (const outcome of [byStatus, byList, both, inSuccess]) {
    assert.equal(outcome.kind, "partial");
    assert.deepEqual(
      outcome.deliveries.map((delivery) => [delivery.openChatId, delivery.status === 0]),
      [
        ["oc_1", true],
        ["oc_2", false],
      ],
    );
  }
});

test("none of several chats is a failure", () => {
  assert.equal(outcomeOf("fail", { errCode: -5, failedOpenChatIDs: ["oc_1", "oc_2"] }).kind, "failed");
  assert.equal(outcomeOf("fail", { errCode: 42406, failedOpenChatIDs: ["oc_1"] }).kind, "failed");
});

test("wrong types are read as far as they go", () => {
  const outcome = outcomeOf("success", {
    sendCardInfo: [null, "x", info(123), info({ a: 1 }, "no")],
    failedOpenChatIDs: "oc",
  });
  assert.deepEqual(
    outcome.deliveries.map((delivery) => delivery.openChatId),
    ["123", "", "", ""],
  );
  assert.equal(codeOf({ errCode: "", errno: null, errorCode: 1.5 }), null);
});

/** What is known of each chat: arrived, failed or not told. */
function known({ deliveries }: Outcome): Record<string, string> {
  const word = (status: number | null) => (status === null ? "unknown" : status === 0 ? "arrived" : "failed");
  return Object.fromEntries(deliveries.map(({ openChatId, status }) => [openChatId, word(status)]));
}

test("a list of those that failed says of the others that were asked for that they arrived", () => {
  const result = { errCode: -5, errMsg: "sendMessageCard:fail", failedOpenChatIDs: ["oc_b"] };
  const outcome = outcomeOf("fail", result, chats("oc_a", "oc_b"));
  assert.deepEqual([outcome.kind, outcome.isSafe], ["partial", false]);
  assert.deepEqual(known(outcome), { oc_a: "arrived", oc_b: "failed" });
  const all = outcomeOf("fail", { ...result, failedOpenChatIDs: ["oc_a", "oc_b"] }, chats("oc_a", "oc_b"));
  assert.deepEqual([all.kind, all.isSafe], ["failed", true]);
});

test("of chats a person picked, those that failed are perhaps not all", () => {
  const outcome = outcomeOf("fail", { errCode: -5, failedOpenChatIDs: ["oc_b"] });
  assert.deepEqual([outcome.kind, outcome.isSafe, known(outcome)], ["failed", false, { oc_b: "failed" }]);
});

test("chats that nobody speaks of are unknown, unless the code comes before sending", () => {
  const asked = chats("oc_a", "oc_b");
  for (const code of [-5, -7, -9, 31415]) {
    const outcome = outcomeOf("fail", { errCode: code }, asked);
    assert.deepEqual([outcome.isSafe, known(outcome)], [false, { oc_a: "unknown", oc_b: "unknown" }], String(code));
  }
  for (const code of [-1, -2, -3, -4, -8, -10, 103, 105, 100001, 333445]) {
    const outcome = outcomeOf("fail", { errCode: code }, asked);
    assert.deepEqual([outcome.isSafe, known(outcome)], [true, {}], String(code));
  }
  const some = outcomeOf("fail", { errCode: -5, sendCardInfo: [info("oc_b")] }, asked);
  assert.deepEqual([some.kind, known(some)], ["partial", { oc_a: "unknown", oc_b: "arrived" }]);
  assert.deepEqual(Object.keys(known(some)), ["oc_a", "oc_b"], "in the order of the list");
});

test("a success that names no chat is one for all that were asked for, and so is a note that alone was lost", () => {
  const asked = chats("oc_a", "oc_b");
  const noted = outcomeOf("fail", { errCode: 42406 }, asked);
  assert.deepEqual([noted.kind, known(noted)], ["sent", { oc_a: "arrived", oc_b: "arrived" }]);
  for (const result of [{}, { sendCardInfo: [info("oc_a")] }]) {
    const outcome = outcomeOf("success", result, asked);
    assert.deepEqual([outcome.kind, known(outcome)], ["sent", { oc_a: "arrived", oc_b: "arrived" }]);
  }
});

test("of what was refused before sending only the named chat is told: the others are not to blame", () => {
  const outcome = outcomeOf("fail", { errCode: -8, failedOpenChatIDs: ["oc_b"] }, chats("oc_a", "oc_b"));
  assert.deepEqual([outcome.kind, outcome.isSafe, known(outcome)], ["failed", true, { oc_b: "failed" }]);
});

test("a code hidden in data is read, as text and as an object", () => {
  const data = { errorCode: 100001, errorMessage: "invalid authentication" };
  for (const given of [data, JSON.stringify(data)]) {
    const outcome = outcomeOf("fail", { errMsg: "sendMessageCard:fail", data: given });
    assert.deepEqual([outcome.kind, outcome.code, outcome.isSafe], ["failed", 100001, true]);
    assert.equal(outcome.message, "sendMessageCard:fail: invalid authentication");
  }
  const inData = outcomeOf("success", { data: { sendCardInfo: [info("oc_1")] } });
  assert.deepEqual(known(inData), { oc_1: "arrived" });
});

test("chats written as JSON are read", () => {
  const outcome = outcomeOf("success", {
    sendCardInfo: [JSON.stringify(info("oc_1")), JSON.stringify(info("oc_2", 3))],
  });
  assert.deepEqual([outcome.kind, known(outcome)], ["partial", { oc_1: "arrived", oc_2: "failed" }]);
});

test("a lost note is lost in the chats that are named", () => {
  const asked = chats("oc_1", "oc_2");
  const both = [info("oc_1"), info("oc_2")];
  const notes = (result: unknown, called: Called = "fail", target: Target = asked) =>
    outcomeOf(called, result, target, true).deliveries.map(({ note }) => note);
  const lost = [{ status: 230001, openChatId: "oc_2", message: "m" }];
  assert.deepEqual(notes({ errCode: 42406, sendCardInfo: both, additionalMessageInfo: lost }), ["sent", "lost"]);
  assert.deepEqual(
    notes({ errCode: 42406, sendCardInfo: both, additionalMessageInfo: lost.map((one) => JSON.stringify(one)) }),
    ["sent", "lost"],
  );
  assert.deepEqual(notes({ errCode: 42406, sendCardInfo: both }), ["unknown", "unknown"]);
  assert.deepEqual(notes({ errCode: 42406, sendCardInfo: [info("oc_1")] }, "fail", chats("oc_1")), ["lost"]);
  assert.deepEqual(notes({ errCode: 42406, sendCardInfo: both, additionalMessageInfo: [{}] }), ["unknown", "unknown"]);
  assert.deepEqual(notes({ sendCardInfo: both }, "success"), ["sent", "sent"]);
  assert.deepEqual(notes({ errCode: -5, sendCardInfo: [info("oc_1"), info("oc_2", 7)] }), ["sent", null]);
  assert.deepEqual(
    outcomeOf("success", { sendCardInfo: both }, asked).deliveries[0]?.note,
    null,
    "none could be written",
  );
});

test("an answer is kept word for word, as far as 8,192 characters go", () => {
  assert.equal(outcomeOf("fail", { errCode: -5, odd: ["值"] }).raw, '{"errCode":-5,"odd":["值"]}');
  assert.equal(outcomeOf("success", undefined).raw, "");
  assert.equal(outcomeOf("throw", new TypeError("no bridge")).raw, "TypeError: no bridge");
  const long = outcomeOf("fail", { text: "值".repeat(9_000) }).raw;
  assert.equal(long.length, 8_192);
  const loop: Record<string, unknown> = {};
  loop.self = loop;
  assert.equal(outcomeOf("fail", loop).raw, "[object Object]");
});

test("only complete, and a throw", () => {
  assert.equal(outcomeOf("complete", { errMsg: "sendMessageCard:ok" }).kind, "sent");
  const thrown = outcomeOf("throw", new Error("gone"), chats("oc_1"));
  assert.deepEqual([thrown.kind, thrown.code, thrown.isSafe, thrown.message], ["failed", null, false, "Error: gone"]);
});
