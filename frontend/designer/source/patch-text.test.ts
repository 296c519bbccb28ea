import assert from "node:assert/strict";
import { test } from "node:test";
import { apply } from "../../document/apply.ts";
import { editSource } from "../../document/commands/replace.ts";
import { isRefusal } from "../../document/commands/result.ts";
import { identical } from "../../document/equality.ts";
import { formatExact, parseExact } from "../../document/exact-json.ts";
import { open } from "../../document/state.ts";
import { Random, randomCard, randomCommand, readCatalog } from "../../document/testing.ts";
import { isFault, type Node, parsed } from "./parsed.ts";
import { changesTo } from "./patch-text.ts";

function patched(text: string, value: unknown): string {
  const root = parsed(text);
  assert.ok(!isFault(root));
  let made = "";
  let at = 0;
  for (const { from, to, insert } of changesTo(text, root as Node, value)) {
    assert.ok(from >= at && to >= from, "changes stand in order");
    made += text.slice(at, from) + insert;
    at = to;
  }
  return made + text.slice(at);
}

const TEXT = `{
    "b": [1, 2,3],  "a": {"x": "1",
      "y": 12345678901234567890},
    "elements": [
        {"tag": "hr"},
        {"tag": "div", "n": 1.50}
    ]
}`;

function value(): Record<"b" | "a" | "elements", unknown[]> {
  return parseExact(TEXT) as Record<"b" | "a" | "elements", unknown[]>;
}

test("a text that says it already is left alone, whatever it looks like", () => {
  assert.equal(patched(TEXT, value()), TEXT);
});

test("one value changes and nothing else", () => {
  assert.equal(
    patched(TEXT, { ...value(), a: { x: "2", y: parseExact("12345678901234567890") } }),
    TEXT.replace('"1"', '"2"'),
  );
});

test("what comes is written as its neighbours are, what goes takes its comma along", () => {
  const { b, a, elements } = value();
  assert.equal(patched(TEXT, { b: [1, 3], a, elements }), TEXT.replace("1, 2,3", "1,3"));
  assert.equal(patched(TEXT, { b: [0, ...b], a, elements }), TEXT.replace("[1", "[0, 1"));
  assert.equal(patched(TEXT, { b: [], a, elements }), TEXT.replace("1, 2,3", ""));
  assert.equal(patched(TEXT, { a, elements }), TEXT.replace('"b": [1, 2,3],  ', ""));
  const more = [...elements, { tag: "img", alt: {} }];
  const added = '1.50},\n        {\n          "tag": "img",\n          "alt": {}\n        }';
  assert.equal(patched(TEXT, { b, a, elements: more }), TEXT.replace("1.50}", added));
});

test("an empty list is opened up", () => {
  assert.equal(patched('{\n  "a": []\n}', { a: [{ b: 1 }] }), '{\n  "a": [\n    {\n      "b": 1\n    }\n  ]\n}');
  assert.equal(patched("{}", { a: 1 }), '{"a": 1}');
  assert.equal(patched('{\n  "a": []\n}', { a: [1, 2] }), '{\n  "a": [1,2]\n}');
});

test("members that changed places are written anew", () => {
  assert.equal(patched('{"a":1,"b":2}', { b: 2, a: 1 }), '{"b":2,"a":1}');
});

test("any edit of any card comes out exact, and the text stays one that can be read", () => {
  const catalog = readCatalog();
  for (let seed = 1; seed <= 150; seed += 1) {
    const random = new Random(seed);
    let state = open({ card: randomCard(random, catalog) });
    let text = random.next() < 0.5 ? formatExact(state.document.card) : JSON.stringify(state.document.card);
    for (let step = 0; step < 6; step += 1) {
      const outcome = randomCommand(random, state, catalog);
      if (isRefusal(outcome)) continue;
      state = apply(state, outcome);
      text = patched(text, state.document.card);
      assert.ok(identical(parseExact(text), state.document.card), `seed ${seed}, step ${step}: ${text}`);
    }
    assert.equal(editSource(state, parseExact(text) as never).ops.length, 0, `seed ${seed}`);
  }
});
