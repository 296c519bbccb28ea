import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { Sdk } from "../sdk.ts";
import type { Launch } from "../target.ts";
import type { Act } from "../telling.ts";
import { canTrigger, clientOf, lacking, linkOf, type Needs } from "./link.ts";
import { type Carried, languageOf, Sender } from "./standalone.ts";
import type { View } from "./view.ts";

const NEEDS: Needs = {
  sendMessageCard: { ios: [3, 44, 0], pc: [3, 44, 0], harmony: [7, 39, 0] },
  shouldChooseChat: { ios: [3, 42, 0], pc: [3, 43, 0], harmony: [7, 39, 0] },
  openIDs: { ios: [6, 6, 0], pc: [6, 6, 0], harmony: [7, 39, 0] },
  triggerCode: { ios: [0, 0, 0], pc: [0, 0, 0], harmony: null },
};
const LISTED = [
  { shouldChooseChat: false, openChatIDs: ["oc_1", "oc_2"], withAdditionalMessage: true },
  { shouldChooseChat: false, openChatIDs: ["oc_3"], withAdditionalMessage: true },
];
const CHOOSE = [{ shouldChooseChat: true, chooseChatParams: { externalChat: false } }];
const PEOPLE = [{ shouldChooseChat: false, openIDs: ["ou_1"] }];
const LAUNCH: Launch = { code: "t", kind: "" };
const ZH_CODES = { "-4": { title: "读不了", next: "问问。", again: false } };
const CODES = { "-4": { title: "Unreadable", next: "Ask.", again: false } };

test("the calls of a file are one link", () => {
  assert.deepEqual(linkOf(LISTED), {
    targets: { mode: "chats", ids: ["oc_1", "oc_2", "oc_3"], names: {} },
    request: { withAdditionalMessage: true },
    picker: {},
  });
  assert.deepEqual(linkOf(CHOOSE).picker, { externalChat: false });
  assert.equal(linkOf(PEOPLE).targets.mode, "people");
});

test("a client is known by its user agent, and what it lacks by its version", () => {
  const iphone = clientOf("Mozilla/5.0 (iPhone) AppleWebKit Lark/6.5.0 ChannelName/Feishu");
  assert.deepEqual(iphone, { platform: "ios", version: "6.5.0", brand: "feishu" });
  assert.equal(lacking(iphone, { to: "people", ids: ["ou_1"] }, NEEDS), "6.6");
  assert.equal(lacking(iphone, { to: "picker" }, NEEDS), "");
  assert.equal(lacking({ platform: "pc", version: "3.9.1" }, { to: "picker" }, NEEDS), "3.44");
  assert.equal(lacking({ platform: "ios", version: "" }, { to: "picker" }, NEEDS), "", "nothing is known");
  const harmony = clientOf("Mozilla/5.0 (Phone; OpenHarmony 5.0) Lark/7.38.0");
  assert.equal(lacking(harmony, { to: "picker" }, NEEDS), "7.39");
  assert.deepEqual([canTrigger(harmony, NEEDS), canTrigger(iphone, NEEDS)], [false, true]);
});

/** A file in a client that gives these answers, one for each call. */
class File {
  view: View | null = null;
  readonly calls: Record<string, unknown>[] = [];
  readonly sender: Sender;

  constructor(
    calls: Carried["calls"],
    answers: readonly [string, unknown][],
    launch: Launch | null = null,
    version = "7.24.0",
    language = "en_US",
    page = `test-${Math.random()}`,
    hasOwnTargets = calls !== CHOOSE,
  ) {
    const left = [...answers];
    const sendMessageCard = (options: Record<string, unknown>) => {
      this.calls.push(options);
      const [callback, result] = left.shift() ?? ["fail", { errCode: -6 }];
      (options[callback] as ((result: unknown) => void) | undefined)?.(result);
    };
    this.sender = new Sender(
      {
        brand: "feishu",
        hasOwnTargets,
        calls,
        cardContent: { card: {} },
        codes: { en: CODES, zh: ZH_CODES },
        needs: NEEDS,
      },
      {
        globals: { tt: { sendMessageCard } } as unknown as Sdk,
        client: { platform: "ios", version },
        launch,
        language,
        page,
        letIn: () => Promise.resolve(),
        draw: (view) => {
          this.view = view;
        },
      },
    );
    this.sender.start();
  }

  async press(act: Act = this.view?.choices[0]?.act ?? "send"): Promise<void> {
    await settle();
    this.sender.act(act);
    await settle();
  }
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

test("a link's own targets stand before the chat it was opened from", async () => {
  const listed = new File(LISTED, [["success", {}]], LAUNCH);
  await listed.press();
  assert.deepEqual(listed.calls[0]?.openChatIDs, ["oc_1", "oc_2", "oc_3"]);
  const choose = new File(CHOOSE, [["success", {}]], LAUNCH);
  await settle();
  assert.equal(choose.view?.choices[0]?.label, "Send to this chat");
  await choose.press();
  assert.equal(choose.calls[0]?.triggerCode, "t");
});

test("a choice that stands in for an empty list is no choice of the chat it was opened from", async () => {
  const emptied = new File(CHOOSE, [["success", {}]], LAUNCH, "7.24.0", "en_US", `test-${Math.random()}`, true);
  await settle();
  assert.equal(emptied.view?.choices[0]?.label, "Choose a chat and send");
  await emptied.press();
  assert.deepEqual([emptied.calls[0]?.shouldChooseChat, emptied.calls[0]?.triggerCode], [true, undefined]);
});

test("people on an old client are told the version, and nothing is asked for", async () => {
  const file = new File(PEOPLE, [], null, "6.5.0");
  await settle();
  assert.match(file.view?.text ?? "", /version 6\.6 /);
  assert.equal(file.calls.length, 0);
});

test("it speaks as the client does, whose locale has an underscore", async () => {
  const file = new File(CHOOSE, [["fail", { errCode: -4 }]], null, "7.24.0", "zh_CN");
  await settle();
  assert.equal(file.view?.choices[0]?.label, "选择会话并发送");
  await file.press();
  assert.match(file.view?.text ?? "", /读不了/);
  assert.equal(languageOf("zh_CN"), languageOf("zh-CN"));
});

test("only what is known to have failed is tried again without a yes", async () => {
  const failed = { errCode: -5, failedOpenChatIDs: ["oc_2"] };
  const file = new File(LISTED, [
    ["fail", failed],
    ["success", { sendCardInfo: [{ openChatId: "oc_2", status: 0 }] }],
  ]);
  await file.press();
  assert.equal(file.view?.choices[0]?.label, "Try this 1 chat again");
  await file.press();
  assert.deepEqual(file.calls[1]?.openChatIDs, ["oc_2"]);
  assert.equal(file.view?.text, "Sent to 3 chats.");

  const unsure = new File(LISTED, [["fail", { errCode: -7 }]]);
  await unsure.press();
  assert.match(
    unsure.view?.text ?? "",
    /^Feishu answered with code -7\. .*Look into the chat before you send it again\.$/,
  );
  await unsure.press();
  assert.match(unsure.view?.text ?? "", /second time/);
  await unsure.press();
  assert.equal(unsure.calls.length, 1, "pressed twice by mistake, it sends nothing");
});

test("a code has its words, and no button where trying again is no use", async () => {
  const file = new File(CHOOSE, [["fail", { errCode: -4 }]]);
  await file.press();
  assert.equal(file.view?.text, "Unreadable. Ask. Code -4.");
  assert.deepEqual(file.view?.choices, []);
});

/** What a browser keeps for all tabs of a page. */
function oneDevice(context: TestContext): void {
  const held = new Map<string, string>();
  const device = {
    getItem: (name: string) => held.get(name) ?? null,
    setItem: (name: string, text: string) => held.set(name, text),
    removeItem: (name: string) => held.delete(name),
  };
  Object.defineProperty(globalThis, "localStorage", { value: device, configurable: true });
  context.after(() => Reflect.deleteProperty(globalThis, "localStorage"));
}

type Answers = readonly [string, unknown][];
const tab = (page: string, answers: Answers, calls: Carried["calls"] = LISTED) =>
  new File(calls, answers, null, "7.24.0", "en_US", page);

test("two tabs of one page send once, however they are pressed", async (context) => {
  oneDevice(context);
  const [first, second] = [tab("two-tabs", [["success", {}]]), tab("two-tabs", [["success", {}]])];
  await settle();
  await first.press();
  assert.equal(first.calls.length, 1);
  await second.press("send");
  assert.equal(second.calls.length, 0, "the other one sent it");
  assert.equal(second.view?.choices[0]?.label, "Send once more");

  const picking = [1, 2].map(() => tab("two-pickers", [["success", {}]], CHOOSE));
  for (const file of picking) await file.press();
  assert.deepEqual(
    picking.map((file) => file.calls.length),
    [1, 1],
    "who chooses says who gets it",
  );
});

test("whatever a tab shows, it looks first what another has sent since", async (context) => {
  oneDevice(context);
  const many = [LISTED[0], LISTED[1]].map((call, index) => ({
    ...call,
    openChatIDs: Array.from({ length: index === 0 ? 10 : 2 }, (_, at) => `oc_${index}_${at}`),
  }));
  const OK: Answers[number] = ["success", {}];
  const cases: readonly [string, Carried["calls"], Answers][] = [
    ["the next ten", many, [OK]],
    ["those that failed", LISTED, [["fail", { errCode: -5, failedOpenChatIDs: ["oc_2"] }]]],
    ["a picker's that failed", CHOOSE, [["fail", { errCode: -5, failedOpenChatIDs: ["oc_2"], sendCardInfo: [] }]]],
    ["all of them, nothing having been sent", LISTED, [["fail", { errCode: -3 }]]],
    ["after a closed confirmation", PEOPLE, [["fail", { errCode: -6 }]]],
  ];
  for (const [name, calls, before] of cases) {
    const first = tab(name, [...before, OK], calls);
    await first.press();
    const second = tab(name, [OK], calls);
    await settle();
    await first.press();
    const asked = first.calls.length;
    await second.press();
    assert.deepEqual([asked, second.calls.length], name.startsWith("a picker") ? [2, 1] : [2, 0], name);
  }
});
