import assert from "node:assert/strict";
import { test } from "node:test";
import { type Carrier, makeH5sdk, makeTt } from "./globals.ts";
import type { Fields, SdkResult } from "./sdk-result.ts";

class FakeCarrier implements Carrier {
  readonly calls: [string, Fields][] = [];
  open: () => void = () => undefined;
  outcome: SdkResult = { kind: "success", result: { errMsg: "x:ok" } };
  readonly ready = new Promise<void>((resolve) => {
    this.open = resolve;
  });
  async call(name: string, args: Fields): Promise<SdkResult> {
    await this.ready;
    this.calls.push([name, args]);
    return this.outcome;
  }
}

const FAILED: SdkResult = { kind: "fail", result: { errCode: 333444 } };

/** Long enough for every promise that is going to be kept. */
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

test("it calls success and then complete, never in the same tick, with cloned arguments", async () => {
  const carrier = new FakeCarrier();
  carrier.open();
  const heard: string[] = [];
  const args = {
    list: [1],
    run: () => undefined,
    success: () => heard.push("success"),
    fail: () => heard.push("fail"),
    complete: () => heard.push("complete"),
  };
  makeTt(carrier, ["showToast"]).showToast?.(args);
  args.list.push(2);
  assert.deepEqual(heard, []);
  await settle();
  assert.deepEqual(heard, ["success", "complete"]);
  assert.deepEqual(carrier.calls, [["showToast", { list: [1] }]]);
});

test("what cannot be written down fails with -4, later", async () => {
  const carrier = new FakeCarrier();
  const heard: unknown[] = [];
  const circular: Fields = { fail: (result: Fields) => heard.push(result.errCode) };
  circular.cardContent = circular;
  makeTt(carrier, ["sendMessageCard"]).sendMessageCard?.(circular);
  assert.deepEqual(heard, []);
  await settle();
  assert.deepEqual(heard, [-4]);
  assert.deepEqual(carrier.calls, []);
});

test("an answer word for word reaches its own callback, whatever it is", async () => {
  const heard: unknown[] = [];
  const carrier = new FakeCarrier();
  carrier.open();
  const options = Object.fromEntries(
    (["success", "fail", "complete"] as const).map((name) => [name, (result: unknown) => heard.push([name, result])]),
  );
  for (const callback of ["success", "fail", "complete"] as const) {
    carrier.outcome = { kind: "raw", callback, result: null };
    makeTt(carrier, ["sendMessageCard"]).sendMessageCard?.(options);
    await settle();
  }
  assert.deepEqual(heard, [
    ["success", null],
    ["complete", null],
    ["fail", null],
    ["complete", null],
    ["complete", null],
  ]);
});

test("a call without arguments and a callback that is no function do no harm", async () => {
  const carrier = new FakeCarrier();
  carrier.open();
  const tt = makeTt(carrier, ["closeWindow"]);
  tt.closeWindow?.();
  tt.closeWindow?.({ success: "no function" });
  await settle();
  assert.equal(carrier.calls.length, 2);
});

for (const order of ["error, config, ready", "ready around config", "config after ready"]) {
  test(`ready fires once the config holds: ${order}`, async () => {
    const carrier = new FakeCarrier();
    const sdk = makeH5sdk(carrier);
    const heard: string[] = [];
    const config = (): void => sdk.config({ jsApiList: [], onSuccess: () => heard.push("configured") });
    sdk.error(() => heard.push("error"));
    if (order === "ready around config") sdk.ready(config);
    else {
      if (order === "error, config, ready") config();
      sdk.ready(() => heard.push("ready"));
      if (order === "config after ready") config();
    }
    await settle();
    assert.deepEqual(heard, [], "nothing before the native side is there");
    carrier.open();
    await settle();
    assert.deepEqual(heard, order === "ready around config" ? ["configured"] : ["configured", "ready"]);
  });
}

test("a failed config calls onFail and error, and not ready; the next one may hold", async () => {
  const carrier = new FakeCarrier();
  carrier.open();
  carrier.outcome = FAILED;
  const sdk = makeH5sdk(carrier);
  const heard: string[] = [];
  sdk.error(() => heard.push("error"));
  sdk.config({ onFail: () => heard.push("onFail") });
  sdk.ready(() => heard.push("ready"));
  await settle();
  assert.deepEqual(heard, ["onFail", "error"]);
  carrier.outcome = { kind: "success", result: {} };
  sdk.config({});
  sdk.ready(() => heard.push("ready"));
  await settle();
  assert.deepEqual(heard, ["onFail", "error", "ready"]);
});
