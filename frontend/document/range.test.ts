import assert from "node:assert/strict";
import { test } from "node:test";
import { offsetOf, rangeOf } from "./range.ts";

const TEXT = `{
  "header": {"title": "a, \\"b\\" {[", "n": 12345678901234567890},
  "elements": [
    {"tag": "hr"},
    {"tag": "div", "text": {"tag": "lark_md", "a/b~c": true}}
  ]
}`;

function at(pointer: string): string | undefined {
  const range = rangeOf(TEXT, pointer);
  return range && TEXT.slice(range.start, range.end);
}

test("it finds members with their key and items without", () => {
  assert.equal(at("/elements/0"), '{"tag": "hr"}');
  assert.equal(at("/elements/1/tag"), '"tag": "div"');
  assert.equal(at("/header/title"), '"title": "a, \\"b\\" {["');
  assert.equal(at("/header/n"), '"n": 12345678901234567890');
  assert.equal(at(""), TEXT);
});

test("it unescapes the tokens of the pointer", () => {
  assert.equal(at("/elements/1/text/a~1b~0c"), '"a/b~c": true');
});

test("it falls back to the nearest parent that is there", () => {
  assert.equal(at("/elements/1/text/content"), '"text": {"tag": "lark_md", "a/b~c": true}');
  assert.equal(at("/elements/9"), at("/elements"));
});

test("broken text gives what was complete, or nothing", () => {
  assert.equal(rangeOf("", "/a"), undefined);
  assert.equal(rangeOf('{"a": [1, 2', "/a/0")?.start, 7);
});

test("it finds a place in a large text", () => {
  const large = JSON.stringify({ elements: Array.from({ length: 20_000 }, (_, n) => ({ tag: "hr", n })) });
  assert.ok(rangeOf(large, "/elements/19999/n"));
});

test("a line and a column become an offset", () => {
  assert.equal(TEXT.slice(offsetOf(TEXT, 2, 3)).startsWith('"header"'), true);
  assert.equal(offsetOf("ab", 5, 1), 2);
  assert.equal(offsetOf("ab", 1, 99), 2);
});
