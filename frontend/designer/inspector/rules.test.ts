import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Field } from "../core/catalog.ts";
import { type Around, applies as appliesWith } from "./rules.ts";

/** What the catalog says of the fields, by component and name (`make vectors`). */
const EFFECTS: Readonly<Record<string, Readonly<Record<string, Pick<Field, "when" | "in_form">>>>> = JSON.parse(
  readFileSync("tests/vectors/inspector/effects.json", "utf8"),
);
const applies = (owner: string, key: string, around: Around) =>
  appliesWith(owner, key, EFFECTS[owner]?.[key] ?? {}, around);

const TOP: Around = {
  holder: {},
  parent: "",
  slot: "",
  tag: "button",
  container: "",
  containerHolder: {},
  inForm: false,
};
const held = (holder: Around["holder"], more: Partial<Around> = {}): Around => ({ ...TOP, holder, ...more });

test("what a click does is said in one way", () => {
  assert.ok(applies("button", "url", TOP));
  assert.ok(!applies("button", "url", held({ behaviors: [] })));
  assert.ok(applies("behavior", "default_url", held({ type: "open_url" })));
  assert.ok(!applies("behavior", "value", held({ type: "open_url" })));
});

test("names and duties belong to forms; columns of tables and forms have names of another kind", () => {
  assert.ok(!applies("input", "required", TOP));
  assert.ok(applies("input", "required", held({}, { inForm: true })));
  assert.ok(applies("table_column", "name", TOP));
  assert.ok(applies("form", "name", TOP));
});

test("a column has a weight only where its width goes by weight", () => {
  assert.ok(!applies("column", "weight", held({ width: "auto" })));
  assert.ok(applies("column", "weight", held({ width: "weighted" })));
  assert.ok(!applies("column", "width", held({}, { containerHolder: { flex_mode: "bisect" } })));
});

test("a variable that may decide for it keeps a field in sight", () => {
  assert.ok(applies("column", "weight", held({ width: "$" + "{width}" })));
});

test("only texts of their own have a size", () => {
  assert.ok(applies("plain_text", "text_size", held({}, { parent: "div", slot: "text", tag: "div" })));
  assert.ok(!applies("plain_text", "text_size", held({}, { parent: "button", slot: "text", tag: "button" })));
  assert.ok(applies("markdown", "text_size", held({}, { tag: "markdown" })));
  assert.ok(applies("table_header", "text_size", held({}, { parent: "table", slot: "header_style", tag: "table" })));
});
