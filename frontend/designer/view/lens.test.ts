import assert from "node:assert/strict";
import { test } from "node:test";
import type { Catalog } from "../core/catalog.ts";
import { ClientLens, isOlder } from "./lens.ts";

const TAGGED = { kind: "tagged" };
const ELEMENTS = { kind: "elements" };

/** What the lens reads of the catalog. */
const catalog = {
  components: {
    root: fields({ elements: { type: ELEMENTS }, header: { type: { kind: "object", shape: "header" } } }, ELEMENTS),
    header: fields({ text_tag_list: { type: { kind: "list", item: TAGGED }, min_client: "6.11" } }),
    text_tag: { min_client: "6.11", fields: {} },
    column_set: fields({
      columns: { type: { kind: "list", item: TAGGED } },
      padding: { type: { kind: "size" }, min_client: "7.4" },
    }),
    column: fields({ elements: { type: ELEMENTS } }),
    checker: { min_client: "7.9", fields: {} },
    input: { min_client: "6.8", fields: {} },
    markdown: fields({}),
  },
} as unknown as Catalog;

function fields(old: Readonly<Record<string, unknown>>, i18n?: unknown): unknown {
  const localised = i18n === undefined ? {} : { i18n_elements: { type: { kind: "by_locale", item: i18n } } };
  return { min_client: null, fields: { "1.0": { ...old, ...localised }, "2.0": old } };
}

const lens = (version: string) => new ClientLens(catalog, version, "Update");
const TEXT = { tag: "markdown", content: "x" };

test("versions compare by their numbers", () => {
  assert.ok(isOlder("7.9", "7.20"));
  assert.ok(!isOlder("7.20", "7.9"));
  assert.ok(!isOlder("7.20", "7.20"));
  assert.ok(isOlder("7", "7.1"));
  assert.ok(!isOlder("7.4.0", "7.4"));
});

test("what a client does not know leaves a gap, so that nothing else moves", () => {
  const card = { elements: [TEXT, { tag: "checker" }, TEXT] };
  assert.deepEqual(lens("7.6").of(card), { elements: [TEXT, null, TEXT] });
  assert.equal(lens("7.9").of(card), card);
});

test("it looks into columns and languages, and leaves the rest the same object", () => {
  const set = { tag: "column_set", columns: [{ tag: "column", elements: [{ tag: "checker" }] }] };
  const card = { elements: [TEXT, set], i18n_elements: { en_us: [{ tag: "checker" }] } };
  const seen = lens("7.6").of(card) as typeof card;
  assert.deepEqual(seen.elements[1], { tag: "column_set", columns: [{ tag: "column", elements: [null] }] });
  assert.deepEqual(seen.i18n_elements, { en_us: [null] });
  assert.equal(seen.elements[0], TEXT);
});

test("a text to fall back to stands in; drop leaves nothing", () => {
  const text = { tag: "plain_text", content: "Use a newer client" };
  const card = {
    elements: [
      { tag: "input", fallback: { tag: "fallback_text", text } },
      { tag: "input", fallback: "drop" },
    ],
  };
  assert.deepEqual(lens("6.6").of(card), { elements: [{ tag: "div", text }, null] });
});

test("fields the client ignores are not there", () => {
  const set = { tag: "column_set", padding: "4px", columns: [] };
  assert.deepEqual(lens("7.1").of({ elements: [set] }), { elements: [{ tag: "column_set", columns: [] }] });
  const header = { text_tag_list: [{ tag: "text_tag" }] };
  assert.deepEqual(lens("6.6").of({ header, elements: [] }), { header: {}, elements: [] });
});

test("a 2.0 card keeps its title bar and asks for an update", () => {
  const card = { schema: "2.0", header: { template: "blue" }, body: { elements: [TEXT] } };
  const seen = lens("7.12").of(card) as { header: unknown; body: { elements: { text: { content: string } }[] } };
  assert.equal(seen.header, card.header);
  assert.equal(seen.body.elements[0]?.text.content, "Update");
  assert.equal(lens("7.20").of(card), card);
});

test("a card's own fallback replaces it under its version", () => {
  const trigger_conditions = [{ type: "min_client_version", value: "7.7" }];
  const card = { elements: [TEXT], fallback: { trigger_conditions } };
  assert.equal(JSON.stringify(lens("7.6").of(card)).includes("Update"), true);
  assert.equal(lens("7.9").of(card), card);
});

test("the same object is drawn the same way the next time", () => {
  const glass = lens("7.1");
  const set = { tag: "column_set", padding: "4px", columns: [] };
  const [first, second] = [glass.of({ elements: [set] }), glass.of({ elements: [set, TEXT] })] as {
    elements: unknown[];
  }[];
  assert.equal(first?.elements[0], second?.elements[0]);
});

test("any JSON comes through", () => {
  for (const card of [
    null,
    7,
    [],
    {},
    { elements: 3 },
    { elements: [null, "x", { tag: 4 }, { tag: "constructor" }] },
  ]) {
    assert.deepEqual(lens("7.1").of(card), card);
  }
});
