import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { typedWhile } from "./typed-ahead.ts";

let keys: ((event: object) => void) | undefined;
let stopped: string[] = [];

beforeEach(() => {
  stopped = [];
  Object.assign(globalThis, {
    document: {
      addEventListener: (_: string, listener: (event: object) => void) => (keys = listener),
      removeEventListener: () => (keys = undefined),
    },
  });
});
afterEach(() => Reflect.deleteProperty(globalThis, "document"));

function press(...names: readonly string[]): void {
  for (const key of names) keys?.({ key, preventDefault: () => stopped.push(key), stopPropagation: () => undefined });
}

test("what is typed meanwhile is kept from the page and given to the field", async () => {
  let done: (value: string) => void = () => undefined;
  const waiting = typedWhile(new Promise<string>((resolve) => (done = resolve)));
  press("a", "x", "Backspace", "Shift", "好", " ", "Enter");
  done("palette");
  assert.deepEqual(await waiting, { loaded: "palette", typed: { text: "a好 ", isEntered: true } });
  assert.equal(stopped.length, 7);
  assert.equal(keys, undefined);
});

test("escape ends it, and so does a part that can't be loaded", async () => {
  let done: (value: string) => void = () => undefined;
  const waiting = typedWhile(new Promise<string>((resolve) => (done = resolve)));
  press("a", "Escape");
  done("palette");
  assert.equal(await waiting, undefined);
  await assert.rejects(typedWhile(Promise.reject(new Error("away"))));
  assert.equal(keys, undefined);
});
