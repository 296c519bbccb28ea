import assert from "node:assert/strict";
import { test } from "node:test";
import { prepareSdk, type Sdk, type SdkEnvironment, SdkError } from "./sdk.ts";
import { sendCard } from "./send-card.ts";
import type { Target } from "./types.ts";

const CONFIG = { appId: "cli_a", timestamp: 1, nonceStr: "n", signature: "s", jsApiList: ["sendMessageCard"] };
const BOXES = { names: 30, script: 40, config: 30, words: 20, report: 10, silence: 10 };

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
  const around: SdkEnvironment = {
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

test("a second try after a refusal does not wait for `ready` again, which need not come", async () => {
  const { around, log } = client([{ code: 333449 }, "ok"]);
  assert.equal((await problemOf(prepareSdk(["https://a/"], around))).code, 333449);
  await prepareSdk(["https://a/"], around);
  assert.deepEqual(log.order, ["ready", "error", "config", "error", "config"]);
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

test("what a second configuration may mend is tried once more, and the server is told what was wrong", async () => {
  for (const code of [333443, 333444, 333442, 333446, 104]) {
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

const PAGE = { request: { withAdditionalMessage: true }, picker: { multiSelect: true } };
const PICKER: Target = { to: "picker" };

function answering(name: "success" | "fail" | "complete", result: unknown) {
  const seen: Record<string, unknown>[] = [];
  const send = (options: Record<string, unknown>) => {
    seen.push(options);
    (options[name] as (result: unknown) => void)(result);
  };
  return { seen, globals: { tt: { sendMessageCard: send } } };
}

test("it hands over the request, the content and the callbacks", async () => {
  const { seen, globals } = answering("success", { errMsg: "sendMessageCard:ok" });
  assert.equal((await sendCard(globals, PAGE, { card: {} }, PICKER)).kind, "sent");
  const { success, fail, complete, ...rest } = seen[0] ?? {};
  assert.deepEqual(rest, {
    withAdditionalMessage: true,
    shouldChooseChat: true,
    chooseChatParams: { externalChat: false, allowCreateGroup: false, ...PAGE.picker },
    cardContent: { card: {} },
  });
  for (const callback of [success, fail, complete]) assert.equal(typeof callback, "function");
});

test("every target is said in one way only", async () => {
  const cases: [Target, Record<string, unknown>][] = [
    [{ to: "chats", ids: ["oc_1"] }, { openChatIDs: ["oc_1"] }],
    [{ to: "people", ids: ["ou_1"] }, { openIDs: ["ou_1"] }],
    [{ to: "trigger", code: "t" }, { triggerCode: "t" }],
  ];
  for (const [target, fields] of cases) {
    const { seen, globals } = answering("fail", { errCode: -6 });
    assert.equal((await sendCard(globals, PAGE, {}, target)).kind, "cancelled");
    const { success, fail, complete, cardContent, ...rest } = seen[0] ?? {};
    assert.deepEqual(rest, { ...PAGE.request, shouldChooseChat: false, ...fields });
  }
});

test("a client that only ever completes is understood", async () => {
  const ok = answering("complete", { errMsg: "sendMessageCard:ok" });
  assert.equal((await sendCard(ok.globals, PAGE, {}, PICKER)).kind, "sent");
  const bad = answering("complete", { errMsg: "sendMessageCard:fail -5", errCode: -5 });
  assert.equal((await sendCard(bad.globals, PAGE, {}, PICKER)).code, -5);
});

test("the first answer counts, and a client that throws has failed", async () => {
  const twice = (options: Record<string, unknown>) => {
    (options.success as (result: unknown) => void)({});
    (options.fail as (result: unknown) => void)({ errCode: -5 });
    return Promise.reject(new Error("as a promise, too"));
  };
  assert.equal((await sendCard({ tt: { sendMessageCard: twice } }, PAGE, {}, PICKER)).kind, "sent");
  const broken = () => {
    throw new Error("no bridge");
  };
  assert.equal((await sendCard({ tt: { sendMessageCard: broken } }, PAGE, {}, PICKER)).kind, "failed");
});
