import assert from "node:assert/strict";
import { test } from "node:test";
import { summaryOf } from "./summary.ts";

const title = { tag: "plain_text", content: "标题", i18n_content: { en_us: "Title" } };
const text = { tag: "markdown", content: "# Hi **you**, see [this](https://x.cn) <at id=ou_1>陈静</at>\n> now" };

test("the card's own summary comes first, in the language that is read", () => {
  const summary = { content: "摘要", i18n_content: { en_us: "Short" } };
  const card = { schema: "2.0", config: { summary }, header: { title } };
  assert.deepEqual(summaryOf(card, "en_us"), { text: "Short", source: "config" });
  assert.deepEqual(summaryOf(card, "ja_jp"), { text: "摘要", source: "config" });
});

test("then the title, then the first text without its markup", () => {
  assert.deepEqual(summaryOf({ header: { title }, elements: [text] }, "en_us"), { text: "Title", source: "title" });
  assert.deepEqual(summaryOf({ header: { subtitle: title } }, ""), { text: "标题", source: "title" });
  const inColumn = { tag: "column_set", columns: [{ tag: "column", elements: [text] }] };
  const body = { elements: [{ tag: "hr" }, inColumn] };
  assert.deepEqual(summaryOf({ schema: "2.0", body }, ""), { text: "Hi you, see this @陈静 now", source: "text" });
});

test("a 1.0 card by language is read in that language", () => {
  const card = { i18n_header: { en_us: { title: { content: "Hello" } } }, i18n_elements: { zh_cn: [text] } };
  assert.equal(summaryOf(card, "en_us").text, "Hello");
  assert.equal(summaryOf(card, "zh_cn").source, "text");
});

test("a card without words has none, and junk neither", () => {
  for (const card of [
    {},
    null,
    3,
    { elements: [{ tag: "hr" }] },
    { header: 1, config: [], elements: [{ tag: "markdown" }] },
  ]) {
    assert.deepEqual(summaryOf(card, "en_us"), { text: "", source: "nothing" });
  }
});
