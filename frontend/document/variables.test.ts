/** What is drawn for variables before anybody filled them in. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { MISSING } from "./expressions.ts";
import type { JsonObject } from "./values.ts";
import { shownFor } from "./variables.ts";

test("the default is drawn, else the example, the first sample, the label", () => {
  const entry: Record<string, unknown> = { name: "a", label: "Your name", default: "D", example: "E" };
  const document: Record<string, unknown> = {
    variables: [entry],
    samples: [{ values: { a: "S" } }, { values: { a: "second" } }],
  };
  const shown = [];
  for (const gone of ["default", "example", "samples", "label"]) {
    shown.push(shownFor(document as JsonObject).get("a"));
    delete (gone === "samples" ? document : entry)[gone];
  }
  entry.description = "Who is addressed";
  assert.deepEqual(
    [...shown, shownFor(document as JsonObject).get("a")],
    ["D", "E", "S", "〔Your name〕", "〔Who is addressed〕"],
  );
  assert.equal(shownFor({ variables: [{ name: "a" }] }).get("a"), "〔a〕");
});

test("no value of another type is drawn", () => {
  const entry = { name: "n", type: "integer", default: "many", example: [1] };
  assert.equal(shownFor({ variables: [entry], samples: [{ values: { n: "5" } }] }).get("n"), 5);
  for (const samples of [null, {}, [null], [{ values: [] }], [{}]]) {
    assert.equal(shownFor({ variables: [entry], samples }).get("n"), MISSING);
  }
});
