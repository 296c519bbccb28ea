import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "../card/markdown/markdown.ts";
import type { Block, Inline } from "../card/markdown/tokens.ts";
import { blanksOf, drawnCard } from "./drawn.ts";
import { marked, placesIn, withoutMarks } from "./marks.ts";
import type { JsonObject } from "./values.ts";

// Tests are started at the root of the project.
const VECTORS = "tests/vectors/drawn";

interface Case {
  readonly name: string;
  readonly document: JsonObject;
  readonly card: unknown;
}

const cases = readdirSync(VECTORS).flatMap(
  (file) => JSON.parse(readFileSync(`${VECTORS}/${file}`, "utf8")).cases as readonly Case[],
);

test("it draws documents as Python does", () => {
  for (const { name, document, card } of cases) assert.deepEqual(drawnCard(document).card, card, name);
});

test("marks change nothing but that they are there", () => {
  for (const { name, document, card } of cases) {
    const { card: drawn } = drawnCard(document, undefined, true);
    const plain = JSON.stringify(drawn, (key, value) => (key === "$place" ? undefined : value));
    assert.deepEqual(JSON.parse(withoutMarks(plain)), card, name);
  }
});

function contentOf(document: JsonObject, values?: JsonObject): string {
  return (drawnCard(document, values, true).card as { elements: { content: string }[] }).elements[0]?.content ?? "";
}

function said(content: string, value: unknown = "Ann", more: JsonObject = {}): ReturnType<typeof placesIn> {
  const document = {
    card: { elements: [{ tag: "markdown", content }] },
    variables: [{ name: "x" }, { name: "a", ...more }],
  };
  return placesIn(contentOf(document, { a: value, x: "X" }));
}

test("places are where values stand as words, with the number of their blank", () => {
  assert.deepEqual(said("Hi **${a}**, ${x}!"), [
    { text: "Hi **" },
    { text: "Ann", blank: 1 },
    { text: "**, " },
    { text: "X", blank: 0 },
    { text: "!" },
  ]);
  assert.deepEqual(said("${a | upper}"), [{ text: "ANN", blank: 1 }]);
  assert.deepEqual(said("${a}", "one\n\ntwo"), [
    { text: "one", blank: 1 },
    { text: "\n\n" },
    { text: "two", blank: 1 },
  ]);
});

test("no place is where marks would change what is read", () => {
  for (const content of ["[site](${a})", "<font color='${a}'>red</font>", ":${a}:", "```\n${a}\n```"]) {
    assert.ok(
      said(content).every(({ blank }) => blank === undefined),
      content,
    );
  }
  assert.deepEqual(said("${a}. Apples", 1, { type: "integer" }), [{ text: "1. Apples" }]);
  assert.deepEqual(said("${a}", "**bold**", { type: "markdown" }), [{ text: "**bold**" }]);
  assert.deepEqual(said("${a}", "plain words", { type: "markdown" }), [{ text: "plain words", blank: 1 }]);
});

test("what a loop draws belongs to the list, and its counters to nobody", () => {
  const row = { tag: "markdown", $each: "row in a", content: "${loop.index}: ${row.who}" };
  const document = { card: { elements: [row] }, variables: [{ name: "a", type: "object_array" }] };
  assert.deepEqual(placesIn(contentOf(document, { a: [{ who: "Ann" }] })), [
    { text: "1: " },
    { text: "Ann", blank: 0 },
  ]);
});

test("an element that holds more than words of a blank is its place", () => {
  const table = { tag: "table", columns: [{ name: "who", data_type: "text" }], rows: "${a}" };
  const document = {
    card: { elements: [table] },
    variables: [{ name: "a", type: "table_rows", example: [{ who: "Ann" }] }],
  };
  const { card } = drawnCard(document, undefined, true);
  assert.deepEqual((card as { elements: unknown[] }).elements[0], { ...table, rows: [{ who: "Ann" }], $place: "a" });

  const link = { type: "open_url", default_url: "https://x.com/?q=${q}" };
  const button = { tag: "button", text: { tag: "plain_text", content: "${q}" }, behaviors: [link] };
  const form = { tag: "form", elements: [{ tag: "img", img_key: "${p}" }, button, { tag: "hr" }] };
  const more = {
    card: { elements: [form] },
    variables: [
      { name: "p", type: "image" },
      { name: "q", example: "x" },
    ],
  };
  const { card: drawn } = drawnCard(more, { p: { img_key: "k" } }, true);
  const [first] = (drawn as { elements: { elements: JsonObject[]; $place?: string }[] }).elements;
  assert.equal(first?.$place, undefined);
  assert.deepEqual(
    first?.elements.map(({ $place }) => $place),
    ["p", "q", undefined],
  );
  assert.ok(!JSON.stringify(drawnCard(more).card).includes("$place"));
});

/** The tokens of a text, and all that is not text in it. */
function shape(tokens: readonly (Block | Inline)[]): unknown {
  return JSON.parse(withoutMarks(JSON.stringify(tokens)));
}

test("a text with marks is read like the one without", () => {
  const values = [
    "Ann",
    "（周五）",
    "“x”",
    "5",
    "1.",
    "- x",
    "# x",
    "a b",
    " a ",
    "*",
    "1 月 1 日（周五）– 3 日",
    "",
    "   ",
  ];
  const contents = [
    "**${a}**放假",
    "前**${a}**后",
    "x**${a}**y",
    "*${a}*",
    "- ${a}\n- b",
    "# ${a}",
    "| ${a} | b |\n|--|--|\n| c | ${a} |",
    "~~${a}~~",
    "_${a}_x",
    "> ${a}",
    "**x**${a}**y**",
  ];
  for (const dialect of ["lark_md", "v1", "v2"] as const) {
    for (const content of contents) {
      for (const value of values) {
        const card =
          dialect === "v2"
            ? { schema: "2.0", elements: [{ tag: "markdown", content }] }
            : { elements: [{ tag: dialect === "v1" ? "markdown" : "lark_md", content }] };
        const text = contentOf({ card, variables: [{ name: "a" }] }, { a: value });
        assert.deepEqual(
          shape(parse(text, dialect)),
          parse(withoutMarks(text), dialect),
          `${dialect}: ${content} ${value}`,
        );
      }
    }
  }
});

test("numbers of any size come back, and signs of marks in a value are dropped", () => {
  for (const number of [0, 1, 29, 30, 899, 900, 12345]) {
    assert.deepEqual(placesIn(`a${marked("b", number)}c`), [
      { text: "a" },
      { text: "b", blank: number },
      { text: "c" },
    ]);
  }
  assert.equal(withoutMarks(marked("a\ufdd0b\ufdd1", 3)), "ab");
  assert.deepEqual(placesIn("\ufdd0 \ufdd1 x \ufdef"), [{ text: "  x " }]);
});

test("a blank with a default is tinted, any other dashed", () => {
  const variables = [
    { name: "a", default: "x", label: "Who" },
    { name: "b", example: "y" },
    { name: "c", default: null },
  ];
  assert.deepEqual(blanksOf({ variables }), {
    a: { label: "Who", look: "tinted" },
    b: { label: "b", look: "dashed" },
    c: { label: "c", look: "dashed" },
  });
});
