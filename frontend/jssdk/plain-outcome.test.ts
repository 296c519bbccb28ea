import assert from "node:assert/strict";
import { test } from "node:test";
import { outcomeOf } from "./outcome.ts";
import { plainOutcome } from "./plain-outcome.ts";
import type { Answered } from "./types.ts";

test("an answer at its plainest says nothing that the whole reading would deny", () => {
  const asked = { target: { to: "chats", ids: ["oc_1", "oc_2"] }, note: true } as const;
  const answers: Pick<Answered, "called" | "result">[] = [
    { called: "success", result: { errMsg: "sendMessageCard:ok" } },
    { called: "success", result: undefined },
    { called: "throw", result: new Error("gone") },
    ...[-1, -4, -5, -6, -7, 103, 31415, 42406, 1002002].map((errCode) => ({
      called: "fail" as const,
      result: { errCode },
    })),
    { called: "fail", result: { data: '{"errorCode":100001}' } },
  ];
  for (const answer of answers) {
    const [plain, whole] = [plainOutcome, outcomeOf].map((read) => read({ asked, ...answer }));
    assert.deepEqual([plain?.kind, plain?.code], [whole?.kind, whole?.code], JSON.stringify(answer));
    assert.ok(!plain?.isSafe || whole?.isSafe, "never safe where it is not");
    assert.equal(plain?.raw, whole?.raw);
  }
});
