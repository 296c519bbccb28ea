/** What is drawn for variables before anybody filled them in. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { JsonObject } from "./values.ts";
import { drawn } from "./variables.ts";

test("the default is drawn, else the example, the first sample, the label", () => {
  const entry: Record<string, unknown> = { name: "a", label: "Your name", default: "D", example: "E" };
  const document: Record<string, unknown> = {
    variables: [entry],
    samples: [{ values: { a: "S" } }, { values: { a: "second" } }],
  };
  const shown = [];
  for (const gone of ["default", "example", "samples", "label"]) {
    shown.push(drawn(document as JsonObject).a);
    delete (gone === "samples" ? document : entry)[gone];
  }
  entry.description = "Who is addressed";
  assert.deepEqual(
    [...shown, drawn(document as JsonObject).a],
    ["D", "E", "S", "〔Your name〕", "〔Who is addressed〕"],
  );
  assert.deepEqual(drawn({ variables: [{ name: "a" }] }), { a: "〔a〕" });
});

test("no value of another type is drawn", () => {
  const entry = { name: "n", type: "integer", default: "many", example: [1] };
  assert.deepEqual(drawn({ variables: [entry], samples: [{ values: { n: "5" } }] }), { n: 5 });
  for (const samples of [null, {}, [null], [{ values: [] }], [{}]]) {
    assert.deepEqual(drawn({ variables: [entry], samples }), { n: "〔n〕" });
  }
});
