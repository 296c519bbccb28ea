import assert from "node:assert/strict";
import { test } from "node:test";
import { mark, marksOf } from "./markup.ts";

/** "a [b] c": a text with what is selected in brackets, both ways. */
function read(shown: string) {
  const start = shown.indexOf("[");
  const end = shown.indexOf("]") - 1;
  return { text: shown.replace("[", "").replace("]", ""), start, end };
}

function show({ text, start, end }: { text: string; start: number; end: number }): string {
  return `${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`;
}

test("it works", () => {
  assert.equal(show(mark(read("go [now]"), "bold")), "go **[now]**");
});

test("a mark goes on and off again, wherever its signs are selected", () => {
  for (const kind of ["bold", "italic", "strike", "code"] as const) {
    const on = mark(read("收银台[切换]到"), kind);
    assert.equal(show(mark(on, kind)), "收银台[切换]到", kind);
  }
  assert.equal(show(mark(read("a [**b**] c"), "bold")), "a [b] c");
});

test("spaces at the ends stay outside, and italic inside bold is another mark", () => {
  assert.equal(show(mark(read("a[ b ]c"), "bold")), "a **[b]** c");
  assert.equal(show(mark(read("**[b]**"), "italic")), "***[b]***");
});

test("another colour takes the place of the one that is there", () => {
  const red = mark(read("a [b] c"), "color", "red");
  assert.equal(show(red), "a <font color='red'>[b]</font> c");
  assert.equal(show(mark(red, "color", "green")), "a <font color='green'>[b]</font> c");
  assert.equal(show(mark(red, "tag", "blue")), "a <font color='red'><text_tag color='blue'>[b]</text_tag></font> c");
});

test("mentions, emoji and links are put in", () => {
  assert.equal(mark(read("hi []"), "at", "all").text, "hi <at id=all></at>");
  assert.equal(mark(read("hi []"), "emoji", "OK").text, "hi :OK:");
  assert.equal(mark(read("see [this]"), "link", "https://example.com").text, "see [this](https://example.com)");
});

test("a dialect offers only what it takes", () => {
  assert.deepEqual(marksOf("plain"), []);
  assert.ok(!marksOf("lark_md").includes("code"));
  assert.ok(marksOf("v2").includes("code"));
});
