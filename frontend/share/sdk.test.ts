import assert from "node:assert/strict";
import { test } from "node:test";
import { prepareSdk, type Sdk, SdkError, type Surroundings, sendCard } from "./sdk.ts";

const CONFIG = { appId: "cli_a", timestamp: 1, nonceStr: "n", signature: "s", jsApiList: ["sendMessageCard"] };
const BOXES = { script: 40, config: 30, words: 20, report: 10, silence: 10 };

type Answer = "ok" | "never" | { code: number };

/** A client that answers each configuration in turn, and what it was asked. */
function client(answers: Answer[], options: { ready?: boolean; send?: unknown } = {}) {
  const log = { order: [] as string[], signed: [] as (number | null)[], loaded: [] as string[] };
  const globals: Sdk = {};
  const define = () => {
    globals.tt = "send" in options ? (options.send as NonNullable<Sdk["tt"]>) : { sendMessageCard: () => undefined };
    globals.h5sdk = {
      ready: (callback) => {
        log.order.push("ready");
        if (options.ready !== false) queueMicrotask(callback);
      },
      error: () => log.order.push("error"),
      config: ({ onSuccess, onFail }) => {
        log.order.push("config");
        const answer = answers.shift() ?? "ok";
        if (answer === "ok") queueMicrotask(() => onSuccess({}));
        else if (answer !== "never") queueMicrotask(() => onFail({ errorCode: answer.code }));
      },
    };
  };
  const around: Surroundings = {
    globals,
    loadScript: async (url) => {
      log.loaded.push(url);
      if (url.includes("blocked")) throw new Error("blocked");
      if (url.includes("slow")) return new Promise(() => undefined);
      define();
    },
    sign: async (after) => {
      log.signed.push(after);
      return CONFIG;
    },
    timeBoxes: BOXES,
  };
  return { around, log };
}

async function problemOf(work: Promise<unknown>): Promise<SdkError["problem"]> {
  try {
    await work;
  } catch (error) {
    assert.ok(error instanceof SdkError, String(error));
    return error.problem;
  }
  throw new Error("it was let in");
}

test("it works, and registers for errors before it configures", async () => {
  const { around, log } = client(["ok"]);
  await prepareSdk(["https://a/sdk.js"], around);
  assert.deepEqual(log.order, ["ready", "error", "config"]);
  assert.deepEqual(log.signed, [null]);
});

test("the next host is tried when one is blocked or slow", async () => {
  for (const first of ["https://blocked/", "https://slow/"]) {
    const { around, log } = client(["ok"]);
    await prepareSdk([first, "https://b/"], around);
    assert.deepEqual(log.loaded, [first, "https://b/"]);
  }
});

test("each way not to be let in has a name", async () => {
  assert.equal((await problemOf(prepareSdk(["https://blocked/"], client([]).around))).kind, "script");
  assert.equal((await problemOf(prepareSdk(["https://a/"], client([], { ready: false }).around))).kind, "bridge");
  assert.equal((await problemOf(prepareSdk(["https://a/"], client(["never"]).around))).kind, "timeout");
  assert.equal((await problemOf(prepareSdk(["https://a/"], client(["ok"], { send: {} }).around))).kind, "bridge");
  assert.deepEqual(await problemOf(prepareSdk(["https://a/"], client([{ code: 333448 }]).around)), {
    kind: "config",
    code: 333448,
    message: "",
  });
});

test("a stale or used signature, or a bad ticket, is replaced once", async () => {
  for (const code of [333443, 333444, 333442]) {
    const { around, log } = client([{ code }, "ok"]);
    await prepareSdk(["https://a/"], around);
    assert.deepEqual(log.signed, [null, code]);
    const twice = client([{ code }, { code }]);
    assert.equal((await problemOf(prepareSdk(["https://a/"], twice.around))).code, code);
    assert.equal(twice.log.signed.length, 2);
  }
  const { around, log } = client([{ code: 333441 }, "ok"]);
  await problemOf(prepareSdk(["https://a/"], around));
  assert.deepEqual(log.signed, [null], "a wrong signature stays wrong");
});

const CALL = { attempt: "a", batch: 0, openChatIds: null };
const REQUEST = { shouldChooseChat: true, chooseChatParams: { multiSelect: true }, withAdditionalMessage: false };

test("it hands over the request, the content and the callbacks", async () => {
  const seen: Record<string, unknown>[] = [];
  const send = (options: Record<string, unknown>) => {
    seen.push(options);
    (options.success as (result: unknown) => void)({ errMsg: "sendMessageCard:ok" });
  };
  const outcome = await sendCard({ tt: { sendMessageCard: send } }, REQUEST, { card: {} }, CALL);
  assert.equal(outcome.kind, "sent");
  const { success, fail, ...rest } = seen[0] ?? {};
  assert.deepEqual(rest, { ...REQUEST, cardContent: { card: {} } });
  assert.equal(typeof success, "function");
  assert.equal(typeof fail, "function");
});

test("a repetition names its chats and opens no picker", async () => {
  const seen: Record<string, unknown>[] = [];
  const send = (options: Record<string, unknown>) => {
    seen.push(options);
    (options.fail as (result: unknown) => void)({ errCode: -6 });
  };
  const outcome = await sendCard(
    { tt: { sendMessageCard: send } },
    REQUEST,
    {},
    { ...CALL, batch: 1, openChatIds: ["oc_1"] },
  );
  assert.equal(outcome.kind, "cancelled");
  assert.equal(seen[0]?.shouldChooseChat, false);
  assert.deepEqual(seen[0]?.openChatIDs, ["oc_1"]);
  assert.equal("chooseChatParams" in (seen[0] ?? {}), false);
});

test("the first answer counts, and a client that throws has failed", async () => {
  const twice = (options: Record<string, unknown>) => {
    (options.success as (result: unknown) => void)({});
    (options.fail as (result: unknown) => void)({ errCode: -5 });
    return Promise.reject(new Error("as a promise, too"));
  };
  assert.equal((await sendCard({ tt: { sendMessageCard: twice } }, REQUEST, {}, CALL)).kind, "sent");
  const broken = () => {
    throw new Error("no bridge");
  };
  assert.equal((await sendCard({ tt: { sendMessageCard: broken } }, REQUEST, {}, CALL)).kind, "failed");
});
