import assert from "node:assert/strict";
import { test } from "node:test";
import { isFault, keysAt, type Node, parsed, spotAt } from "./parsed.ts";

const TEXT = '{"a": {"b": [1, {"c": "x"}]}, "d": null}';

function tree(text: string): Node {
  const found = parsed(text);
  assert.ok(!isFault(found));
  return found as Node;
}

test("keys lead to ranges and back", () => {
  const root = tree(TEXT);
  const { node, start } = spotAt(root, ["a", "b", 1, "c"]);
  assert.equal(TEXT.slice(start, node.end), '"c": "x"');
  assert.deepEqual(keysAt(root, TEXT.indexOf("x")), ["a", "b", 1, "c"]);
  assert.deepEqual(keysAt(root, TEXT.indexOf('"d"')), ["d"]);
  assert.deepEqual(keysAt(root, 0), []);
  const nearest = spotAt(root, ["a", "b", 7, "z"]);
  assert.equal(TEXT.slice(nearest.start, nearest.node.end), '"b": [1, {"c": "x"}]');
});

test("faults say what and where", () => {
  const faults: Readonly<Record<string, readonly [string, number]>> = {
    "": ["end", 0],
    '{"a": }': ["value", 6],
    "{a: 1}": ["key", 1],
    '{"a" 1}': ["colon", 5],
    '{"a": 1 "b": 2}': ["comma", 8],
    '{"a": 1,}': ["key", 8],
    "[1, 2": ["end", 5],
    '{"a": "x\n"}': ["string", 6],
    '{"a": "\\q"}': ["escape", 7],
    "{} x": ["after", 3],
    '{"a": 1, "a": 2}': ["twice", 9],
    "[01]": ["comma", 2],
  };
  for (const [text, [kind, at]] of Object.entries(faults)) assert.deepEqual(parsed(text), { kind, at }, text);
});

test("hostile depth is a fault, not a crash", () => {
  assert.equal((parsed("[".repeat(100_000)) as { kind: string }).kind, "deep");
});
