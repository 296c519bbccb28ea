import assert from "node:assert/strict";
import { test } from "node:test";
import { choosable, chooseOptions, searched } from "./chooser.ts";
import { chat, client } from "./fakes.ts";

const PC = client("windows", "7.27.5");
const CHATS = [
  chat("Payments"),
  chat("Vendors", { external: true }),
  chat("Lin", { kind: "person" }),
  chat("Me", { kind: "person", self: true }),
  chat("Helper", { kind: "bot" }),
];

function names(params: unknown, who = PC): string[] {
  return choosable(CHATS, chooseOptions(params, who)).map((one) => one.name);
}

test("it offers everything by default, one at a time", () => {
  assert.deepEqual(names({}), ["Payments", "Vendors", "Lin", "Me", "Helper"]);
  const options = chooseOptions(undefined, PC);
  assert.equal(options.most, 1);
  assert.equal(options.createGroup, true, "allowCreateGroup is true unless said otherwise");
});

test("selectType is understood as a number and as a text", () => {
  for (const one of [1, "1"]) assert.deepEqual(names({ selectType: one }), ["Payments", "Vendors"]);
  for (const two of [2, "2"]) assert.deepEqual(names({ selectType: two }), ["Lin", "Me", "Helper"]);
  assert.equal(names({ selectType: "0" }).length, 5);
  assert.equal(names({ selectType: 9 }).length, 5);
});

test("external chats, oneself and bots can be left out", () => {
  assert.ok(!names({ externalChat: false }).includes("Vendors"));
  assert.ok(!names({ ignoreSelf: true }).includes("Me"));
  assert.ok(names({ ignoreBot: true }).includes("Helper"), "not on PC");
  assert.ok(!names({ ignoreBot: true }, client("android", "7.52.4")).includes("Helper"));
  assert.ok(names({ ignoreBot: true }, client("harmony", "7.39.0")).includes("Helper"));
  assert.ok(!names({ ignoreBot: true }, client("harmony", "7.47.0")).includes("Helper"));
});

test("a new group is not offered with selectType 2, on Harmony, and on PC below 5.28", () => {
  const offered = (params: unknown, who = PC): boolean => chooseOptions(params, who).createGroup;
  assert.equal(offered({ selectType: 2 }), false);
  assert.equal(offered({ allowCreateGroup: false }), false);
  assert.equal(offered({}, client("harmony", "7.47.0")), false);
  assert.equal(offered({}, client("windows", "5.27.0")), false);
  assert.equal(offered({}, client("windows", "5.28.0")), true);
  assert.equal(offered({}, client("ios", "5.25.0")), true);
});

test("ten at most with multiSelect; the button's text from 5.31 on", () => {
  assert.equal(chooseOptions({ multiSelect: true }, PC).most, 10);
  assert.equal(chooseOptions({ confirmText: "Go" }, PC).confirmText, "Go");
  assert.equal(chooseOptions({ confirmText: "Go" }, client("ios", "5.25.0")).confirmText, "");
});

test("search finds names in either language and ids", () => {
  const chats = [
    chat("a", { name: "Payments", names: { zh_cn: "支付平台", en_us: "Payments" }, open_chat_id: "oc_1f" }),
  ];
  for (const text of ["pay", " 支付", "1F", ""]) assert.equal(searched(chats, text).length, 1, text);
  assert.equal(searched(chats, "release").length, 0);
});
