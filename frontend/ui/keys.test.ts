import assert from "node:assert/strict";
import { test } from "node:test";

// Node has no platform of its own to be asked for.
Object.defineProperty(globalThis, "navigator", { value: { platform: "MacIntel" }, configurable: true });
const { keyCaps, matches } = await import("./keys.ts");

function pressed(key: string, code: string, held: Partial<KeyboardEvent> = {}): KeyboardEvent {
  const none = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };
  return { ...none, key, code, ...held } as KeyboardEvent;
}

test("a figure with Alt is known by its place, whatever it writes", () => {
  assert.ok(matches("alt+1", pressed("¡", "Digit1", { altKey: true })));
  assert.ok(matches("alt+2", pressed("2", "Digit2", { altKey: true })));
  assert.ok(!matches("alt+1", pressed("1", "Digit1")));
  assert.ok(!matches("alt+1", pressed("¡", "Digit1", { altKey: true, shiftKey: true })));
  assert.deepEqual(keyCaps("alt+1"), ["⌥", "1"]);
});
