import assert from "node:assert/strict";
import { test } from "node:test";
import type { Options, Sdk } from "../jssdk/sdk.ts";
import { Container } from "../simulator/container.ts";
import { client, FakeNative, NO_FAULTS, person } from "../simulator/fakes.ts";
import { makeTt } from "../simulator/globals.ts";
import { pick, pickedOf } from "./picking.ts";

/** The client's algorithm behind the calls a page makes. */
async function inClient(apis: readonly string[]): Promise<{ native: FakeNative; globals: Sdk }> {
  const native = new FakeNative();
  const container = new Container(client("windows", "7.27.5"), native);
  await container.call("config", { jsApiList: [...apis] });
  const carrier = { ready: Promise.resolve(), call: (name: string, args: Options) => container.call(name, args) };
  return { native, globals: { tt: makeTt(carrier, ["chooseChat", "chooseContact"]) } };
}

test("chosen chats come with their names, ten at a time, and no new group is offered", async () => {
  const { native, globals } = await inClient(["chooseChat"]);
  assert.deepEqual(await pick(globals, "chooseChat", { room: 500, confirm: "Add" }), {
    kind: "picked",
    picked: [{ ref: "oc_picked", name: "picked" }],
  });
  assert.deepEqual([native.options?.most, native.options?.createGroup], [10, false]);
  assert.equal(native.confirmed?.button, "Add", "nothing is sent here");
});

test("chosen people are no more than the list has room for", async () => {
  const { native, globals } = await inClient(["chooseContact"]);
  native.people = [person("lin"), person("mira")];
  const picking = await pick(globals, "chooseContact", { room: 3, confirm: "Add" });
  assert.deepEqual(picking.kind === "picked" && picking.picked.map(({ ref }) => ref), ["ou_lin", "ou_mira"]);
  assert.deepEqual(native.asked, ["contacts 3"]);
});

test("without the scope there are ids and no names", async () => {
  const { native, globals } = await inClient(["chooseChat"]);
  native.faults = { ...NO_FAULTS, scopes: [] };
  const picking = await pick(globals, "chooseChat", { room: 500, confirm: "Add" });
  assert.deepEqual(picking, { kind: "picked", picked: [{ ref: "oc_picked", name: "" }] });
});

test("cancelling is no failure; every other code is one", async () => {
  const { native, globals } = await inClient(["chooseChat"]);
  native.chosen = null;
  assert.equal((await pick(globals, "chooseChat", { room: 500, confirm: "Add" })).kind, "cancelled");
  native.faults = { ...NO_FAULTS, apis: { chooseChat: 111 } };
  assert.deepEqual(await pick(globals, "chooseChat", { room: 500, confirm: "Add" }), { kind: "failed", code: 111 });
});

test("a call that throws fails", async () => {
  const globals: Sdk = {
    tt: {
      chooseChat: () => {
        throw new Error("gone");
      },
    },
  };
  assert.deepEqual(await pick(globals, "chooseChat", { room: 1, confirm: "Add" }), { kind: "failed", code: null });
});

test("odd answers hold nobody", () => {
  for (const odd of [null, 7, {}, { data: "x" }, { data: [null, 7, { id: 3 }, { openId: "ou_1" }] }]) {
    assert.deepEqual(pickedOf("chooseChat", odd), []);
  }
});
