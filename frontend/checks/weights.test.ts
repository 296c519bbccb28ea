import assert from "node:assert/strict";
import { test } from "node:test";
import { parseExact } from "../document/exact-json.ts";
import { heaviest } from "./weights.ts";

const size = (value: unknown) => new TextEncoder().encode(JSON.stringify(value)).length;

test("the heaviest comes first, in bytes of UTF-8", () => {
  const long = { tag: "markdown", content: "字".repeat(50) };
  const short = { tag: "hr" };
  assert.deepEqual(heaviest({ elements: [short, long] }), [
    { pointer: "/elements/1", tag: "markdown", bytes: size(long) },
    { pointer: "/elements/0", tag: "hr", bytes: size(short) },
  ]);
});

test("a container weighs what is its own; texts count for what they stand in", () => {
  const button = { tag: "button", text: { tag: "plain_text", content: "x".repeat(99) } };
  const column = { tag: "column", elements: [button] };
  const set = { tag: "column_set", columns: [column] };
  const found = heaviest({ body: { elements: [set] } });
  assert.deepEqual(
    found.map(({ pointer }) => pointer),
    ["/body/elements/0/columns/0/elements/0", "/body/elements/0", "/body/elements/0/columns/0"],
  );
  assert.equal(found[0]?.bytes, size(button));
  assert.equal(
    found.reduce((sum, { bytes }) => sum + bytes, 0),
    size(set),
  );
});

test("exact numbers weigh what they are written with", () => {
  const text = '{"tag":"img","n":12345678901234567890}';
  assert.equal(heaviest(parseExact(`{"elements":[${text}]}`))[0]?.bytes, text.length);
});

test("it gives no more than asked for, and nothing for what is no card", () => {
  assert.equal(heaviest({ elements: Array.from({ length: 20 }, () => ({ tag: "hr" })) }, 3).length, 3);
  for (const card of [null, 3, "x", [], {}]) assert.deepEqual(heaviest(card), []);
});
