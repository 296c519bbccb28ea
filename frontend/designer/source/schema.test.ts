import assert from "node:assert/strict";
import { test } from "node:test";
import { componentFor, meaningOf, tagsFor, valuesOf } from "./schema.ts";
import { catalog } from "./testing.ts";

const ELEMENT = [
  { key: "body", tag: undefined },
  { key: "elements", tag: undefined },
  { key: 0, tag: undefined },
] as const;

test("steps lead through shapes, lists, tags and languages", () => {
  const type = meaningOf(catalog, "2.0", [...ELEMENT, { key: "type", tag: "button" }]);
  assert.deepEqual([type.name, type.type?.kind], ["button", "enum"]);
  const content = meaningOf(catalog, "2.0", [
    ...ELEMENT,
    { key: "text", tag: "button" },
    { key: "i18n_content", tag: undefined },
    { key: "en_us", tag: undefined },
  ]);
  assert.equal(content.type?.kind, "content");
});

test("what nobody knows has no meaning", () => {
  assert.equal(
    meaningOf(catalog, "2.0", [
      { key: "nothing", tag: undefined },
      { key: "x", tag: undefined },
    ]).type,
    undefined,
  );
  assert.equal(meaningOf(catalog, "2.0", [...ELEMENT, { key: "type", tag: "constructor" }]).component, undefined);
});

test("it says which words and tags may stand there", () => {
  const item = meaningOf(catalog, "2.0", ELEMENT).type;
  assert.deepEqual(item && tagsFor(catalog, "2.0", item), ["button"]);
  assert.deepEqual(tagsFor(catalog, "2.0", { kind: "tagged", tags: ["plain_text"] }), ["plain_text"]);
  assert.equal(
    componentFor(catalog, { kind: "tagged", tags: ["plain_text"] }, undefined),
    catalog.components.plain_text,
  );
  assert.deepEqual(valuesOf(catalog, { kind: "enum", values: ["a"] }), ["a"]);
  assert.deepEqual(valuesOf(catalog, { kind: "flag" }), ["true", "false"]);
  assert.deepEqual(valuesOf(catalog, { kind: "color", values: ["red"], palette: true }), ["red", "blue-500"]);
  assert.deepEqual(valuesOf(catalog, { kind: "icon_token" }), ["chat_outlined"]);
});
