import assert from "node:assert/strict";
import { test } from "node:test";
import { codeOf, outcomeOf } from "./outcome.ts";

const info = (openChatId: unknown, status: unknown = 0) => ({ openChatId, openMessageId: `om_${openChatId}`, status });

test("it works", () => {
  const outcome = outcomeOf("success", { errMsg: "sendMessageCard:ok", sendCardInfo: [info("oc_1")] });
  assert.deepEqual(outcome, {
    kind: "sent",
    code: null,
    message: "sendMessageCard:ok",
    deliveries: [{ openChatId: "oc_1", openMessageId: "om_oc_1", status: 0 }],
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
    ["", "", "123", ""],
  );
  assert.equal(codeOf({ errCode: "", errno: null, errorCode: 1.5 }), null);
});
