import assert from "node:assert/strict";
import { test } from "node:test";
import { BLANK, categoriesIn, type Entry, filtered, matching } from "./entries.ts";

function entry(slug: string, category: string, name: string, description = ""): Entry {
  return {
    slug,
    category,
    category_name: category.toUpperCase(),
    name,
    description,
    document: { card: {}, samples: [] },
  };
}

const ENTRIES = [
  entry(BLANK, "", "Empty card"),
  entry("review", "ops", "Release review", "Ask for a go-ahead"),
  entry("trip", "fun", "Team trip"),
  entry("alert", "ops", "故障告警", "什么坏了"),
];
const slugs = (query: string, category = "") => filtered(ENTRIES, query, category).map(({ slug }) => slug);

test("categories come once, in the order of their first entries, and the blank card has none", () => {
  assert.deepEqual(categoriesIn(ENTRIES), [
    { key: "ops", name: "OPS" },
    { key: "fun", name: "FUN" },
  ]);
});

test("every word of a query must be found, in whatever case, in name, description or category", () => {
  assert.deepEqual(slugs(""), ["review", "trip", "alert"]);
  assert.deepEqual(slugs("  ASK review "), ["review"]);
  assert.deepEqual(slugs("告警"), ["alert"]);
  assert.deepEqual(slugs("ops"), ["review", "alert"]);
  assert.deepEqual(slugs("review trip"), []);
  assert.deepEqual(slugs("blank"), []);
});

test("a category narrows what is found", () => {
  assert.deepEqual(slugs("", "fun"), ["trip"]);
  assert.deepEqual(slugs("review", "fun"), []);
});

test("the team's own are found by name and description", () => {
  const point = (name: string, description: string) => ({
    id: name,
    name,
    description,
    release: null,
    updated_at: "2026-01-05T09:00:00Z",
    preview: { card: {}, values: null },
  });
  const points = [point("月度通知", "每月一号"), point("Closing notice", "For offices")];
  assert.deepEqual(
    matching(points, "OFFICES closing").map(({ name }) => name),
    ["Closing notice"],
  );
  assert.equal(matching(points, "").length, 2);
  assert.equal(matching(points, "通知 一号").length, 1);
});
