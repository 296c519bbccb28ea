import assert from "node:assert/strict";
import { test } from "node:test";
import { Container } from "./container.ts";
import { CLIENTS, client, FakeNative, field, NO_FAULTS, person } from "./fakes.ts";

const CARD = { msg_type: "interactive", card: {} };

function opened(who = client("windows", "7.27.5")) {
  const native = new FakeNative();
  return { native, page: new Container(who, native) };
}

test("it lets a page call what it named in its config", async () => {
  const { page, native } = opened();
  assert.equal((await page.call("config", { jsApiList: ["sendMessageCard"] })).kind, "success");
  const sent = await page.call("sendMessageCard", { shouldChooseChat: true, cardContent: CARD });
  assert.equal(sent.kind, "success");
  assert.ok(native.logged.includes("sendMessageCard ok"));
});

test("before config 105, outside jsApiList 333445", async () => {
  const { page, native } = opened();
  assert.equal(field(await page.call("sendMessageCard", {}), "errno"), 105);
  await page.call("config", { jsApiList: ["tt.showToast"] });
  assert.equal(field(await page.call("sendMessageCard", {}), "errCode"), 333445);
  assert.equal((await page.call("showToast", { title: "hi" })).kind, "success");
  assert.deepEqual(native.asked, ["toast hi"]);
});

test("a refused config lets nothing through, and carries all four spellings", async () => {
  const { page, native } = opened();
  native.verdict = { code: 333441, message: "signature mismatch" };
  const refused = await page.call("config", { jsApiList: ["sendMessageCard"] });
  for (const name of ["errCode", "errorCode"]) assert.equal(field(refused, name), 333441);
  for (const name of ["errorMessage", "errString"]) assert.equal(field(refused, name), "signature mismatch");
  assert.equal(field(await page.call("sendMessageCard", {}), "errno"), 105);
});

test("old clients say that a feature is not supported", async () => {
  const { page } = opened(client("windows", "5.0.0"));
  assert.equal(field(await page.call("config", { jsApiList: [] }), "errno"), 103);
  const ancient = opened(client("android", "3.43.0"));
  assert.equal(field(await ancient.page.call("sendMessageCard", {}), "errno"), 103);
  assert.equal(field(await opened(client("ios", "6.8.0")).page.call("requestAccess", {}), "errno"), 103);
});

test("sign-in codes and closing need no config", async () => {
  const { page, native } = opened();
  const access = await page.call("requestAccess", { appID: "cli_simulator", scopeList: [], state: "s" });
  assert.deepEqual([field(access, "code"), field(access, "state")], ["code-1", "s"]);
  assert.equal(field(await page.call("requestAuthCode", { appId: "cli_other" }), "errCode"), 333430);
  await page.call("closeWindow", {});
  assert.deepEqual(native.asked, ["close"]);
});

test("chooseChat answers with the documented shape, and 1002002 when cancelled", async () => {
  const { page, native } = opened();
  await page.call("config", { jsApiList: ["chooseChat"] });
  const [first] = field(await page.call("chooseChat", { multiSelect: true }), "data") as Record<string, unknown>[];
  assert.deepEqual([first?.id, first?.chatType, first?.userType], ["oc_picked", 1, 0]);
  native.chosen = null;
  assert.equal(field(await page.call("chooseChat", {}), "errno"), 1002002);
  assert.ok(native.logged.includes("chooseChat 1002002 cancelled"));
});

test("a trigger code names its chat, but not on Harmony", async () => {
  const { page } = opened();
  await page.call("config", { jsApiList: ["getTriggerContext"] });
  assert.equal(field(await page.call("getTriggerContext", { triggerCode: "t" }), "openChatId"), "oc_trigger");
  const harmony = opened(client("harmony", "7.47.0"));
  await harmony.page.call("config", { jsApiList: ["getTriggerContext"] });
  assert.equal(field(await harmony.page.call("getTriggerContext", { triggerCode: "t" }), "errno"), 104);
});

test("a silent config is never answered, yet counts for nothing", async () => {
  const { page, native } = opened();
  native.faults = { ...NO_FAULTS, config_silent: true };
  assert.equal((await page.call("config", { jsApiList: ["showToast"] })).kind, "silent");
  assert.equal(field(await page.call("showToast", {}), "errno"), 105);
});

test("chooseContact answers people, and 1002002 when cancelled", async () => {
  const { page, native } = opened();
  await page.call("config", { jsApiList: ["chooseContact"] });
  native.people = [person("lin"), person("mira")];
  const chosen = await page.call("chooseContact", { maxNum: 10, enableChooseDepartment: true });
  const people = field(chosen, "data") as Record<string, unknown>[];
  assert.deepEqual(
    people.map((one) => [one.openId, one.unionId, one.name]),
    [
      ["ou_lin", "on_lin", "lin"],
      ["ou_mira", "on_mira", "mira"],
    ],
  );
  assert.deepEqual(field(chosen, "department_data"), []);
  assert.deepEqual(native.asked, ["contacts 10"]);
  native.people = null;
  assert.equal(field(await page.call("chooseContact", {}), "errno"), 1002002);
  const old = opened(client("windows", "5.6.0"));
  assert.equal(field(await old.page.call("chooseContact", {}), "errno"), 103);
});

test("without their scopes chats and people have ids and no names", async () => {
  const { page, native } = opened();
  await page.call("config", { jsApiList: ["chooseChat", "chooseContact", "getChatInfo"] });
  native.faults = { ...NO_FAULTS, scopes: [] };
  const [chat] = field(await page.call("chooseChat", {}), "data") as Record<string, unknown>[];
  assert.deepEqual(chat, { id: "oc_picked", chatType: 1, userType: 0 });
  const [someone] = field(await page.call("chooseContact", {}), "data") as Record<string, unknown>[];
  assert.deepEqual(someone, { openId: "ou_lin", unionId: "on_lin" });
  assert.ok(!("name" in (field(await page.call("getChatInfo", { openChatId: "oc_a" }), "data") as object)));
});

test("any API fails or stays silent on demand, in the shape its number belongs to", async () => {
  const { page, native } = opened();
  await page.call("config", { jsApiList: ["showToast", "sendMessageCard"] });
  native.faults = { ...NO_FAULTS, apis: { showToast: 111, requestAuthCode: 10236, requestAccess: "silent" } };
  assert.equal(field(await page.call("showToast", {}), "errno"), 111);
  assert.equal(field(await page.call("requestAuthCode", { appId: "cli_simulator" }), "errCode"), 10236);
  assert.equal((await page.call("requestAccess", { appID: "cli_simulator" })).kind, "silent");
  assert.equal((await page.call("sendMessageCard", { shouldChooseChat: true, cardContent: CARD })).kind, "success");
  for (const code of [1012, 333441, 333449, 10001]) {
    native.faults = { ...NO_FAULTS, apis: { config: code } };
    assert.equal(field(await page.call("config", { jsApiList: [] }), "errorCode"), code);
  }
  native.faults = { ...NO_FAULTS, apis: { config: 103 } };
  assert.equal(field(await page.call("config", { jsApiList: [] }), "errno"), 103);
});

test("each client of the contract may do what its version can, and no more", async () => {
  const able = async (who: (typeof CLIENTS)[number]): Promise<boolean> => {
    const { page } = opened(who);
    const config = await page.call("config", { jsApiList: ["sendMessageCard"] });
    const sent = await page.call("sendMessageCard", { shouldChooseChat: true, cardContent: CARD });
    assert.equal(config.kind === "success", sent.kind === "success", `${who.platform} ${who.version}`);
    return sent.kind === "success";
  };
  const unable: string[] = [];
  for (const who of CLIENTS) if (!(await able(who))) unable.push(`${who.platform} ${who.version}`);
  // Web pages need h5sdk.config, which is younger than sendMessageCard.
  assert.deepEqual(unable, ["windows 3.43.0", "windows 5.0.0", "windows 4.9.0"]);
});
