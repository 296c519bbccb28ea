import assert from "node:assert/strict";
import { test } from "node:test";
import { client, FakeNative, field } from "./fakes.ts";
import { MiniContainer, openMiniProgram } from "./miniprogram.ts";
import type { SdkResult } from "./sdk-result.ts";

const CARD = { msg_type: "interactive", card: { elements: [] } };
const LAUNCH = { scene: 1509, launchQuery: "%7B%7D" };

function opened(who = client("windows", "7.27.5")) {
  const native = new FakeNative();
  return { native, container: new MiniContainer(who, native, LAUNCH) };
}

function errno(outcome: SdkResult): unknown {
  return field(outcome, "errno");
}

test("without the picker a person must have signed in, with requestAccess or login", async () => {
  for (const [api, args] of [
    ["requestAccess", { appID: "cli_simulator" }],
    ["login", {}],
  ] as const) {
    const { container, native } = opened();
    const send = () => container.call("sendMessageCard", { openChatIDs: ["oc_a"], cardContent: CARD });
    assert.equal(errno(await send()), 105);
    assert.deepEqual(native.asked, [], "nobody is asked before");
    assert.equal((await container.call(api, args)).kind, "success");
    assert.equal((await send()).kind, "success");
  }
});

test("the picker needs no sign-in, but the clients that have it", async () => {
  const choose = { shouldChooseChat: true, cardContent: CARD };
  for (const [platform, version, fine] of [
    ["android", "3.41.0", false],
    ["android", "3.42.0", true],
    ["windows", "3.42.9", false],
    ["windows", "3.43.0", true],
    ["harmony", "7.38.0", false],
    ["harmony", "7.39.0", true],
  ] as const) {
    const { container } = opened(client(platform, version));
    const sent = await container.call("sendMessageCard", choose);
    assert.equal(sent.kind === "success", fine, `${platform} ${version}`);
  }
});

test("sending begins at 3.19, requestAccess at 6.9", async () => {
  const args = { openChatIDs: ["oc_a"], cardContent: CARD };
  assert.equal(errno(await opened(client("ios", "3.18.0")).container.call("sendMessageCard", args)), 103);
  assert.equal(errno(await opened(client("ios", "3.19.0")).container.call("sendMessageCard", args)), 105);
  assert.equal(errno(await opened(client("ios", "6.8.0")).container.call("requestAccess", {})), 103);
});

test("a trigger code names its chat to those who signed in", async () => {
  const { container } = opened();
  assert.equal(errno(await container.call("getTriggerContext", { triggerCode: "t" })), 105);
  await container.call("login", {});
  const told = await container.call("getTriggerContext", { triggerCode: "t" });
  assert.ok(told.kind === "success");
  assert.equal(told.result.openChatId, "oc_trigger");
});

test("a page runs with the globals of a mini-program and no h5sdk", () => {
  const files = {
    "app.json": '{"pages": ["pages/a/a"]}',
    "app.js": "App({});",
    "pages/a/a.js": `
      const { word } = require("./words.js");
      Page({ data: { n: 0 }, onLoad() { this.setData({ word, h5: typeof h5sdk, scene: tt.getLaunchOptionsSync().scene }); },
        add() { this.setData({ n: this.data.n + 1 }); } });`,
    "pages/a/words.js": 'module.exports = { word: "hi" };',
  };
  const page = openMiniProgram(files, client("android", "6.8.0"), new FakeNative(), LAUNCH);
  page.tap("add");
  assert.deepEqual(page.data, { n: 1, word: "hi", h5: "undefined", scene: 1509 });
});
