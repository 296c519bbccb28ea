import assert from "node:assert/strict";
import test from "node:test";
import { apply } from "../../document/apply.ts";
import { isRefusal } from "../../document/commands/result.ts";
import { elementOf, locationOf, open } from "../../document/state.ts";
import { readCatalog } from "../../document/testing.ts";
import type { Element } from "../../document/tree.ts";
import type { JsonObject } from "../../document/values.ts";
import { linkOf, setLink } from "./link.ts";

const catalog = readCatalog();
const LED = [{ type: "open_url", default_url: "https://a.test" }];

/** What is known of the link of one button, and the button once an address was written. */
function button(rest: object) {
  const element: Element = { tag: "button", text: { tag: "plain_text", content: "Go" }, ...rest };
  const state = open({ card: { schema: "2.0", body: { elements: [element] } } });
  const { id } = locationOf(state, "/body/elements/0");
  const written = setLink(state, catalog, id, "https://a.test");
  const after = written === undefined || isRefusal(written) ? state : apply(state, written);
  return { link: linkOf(state, catalog, id), after: linkOf(after, catalog, id) };
}

test("an address is found and written wherever a format keeps it", () => {
  const kept = [
    { behaviors: [{ type: "callback" }, { type: "open_url", default_url: "https://b.test" }] },
    { url: "https://b.test" },
    { multi_url: { url: "https://b.test", pc_url: "https://c.test" } },
  ];
  for (const rest of kept) assert.deepEqual(button(rest), { link: "https://b.test", after: "https://a.test" });
});

test("the address of every new button counts as none", () => {
  for (const format of ["1.0", "2.0"]) {
    const snippet = catalog.components.button?.snippets[format] as object;
    assert.deepEqual(button(snippet), { link: "", after: "https://a.test" });
  }
  assert.deepEqual(button({ behaviors: [{ type: "open_url" }] }), { link: "", after: "https://a.test" });
});

test("an address that is taken away is the one of new buttons again, which the checks find", () => {
  const snippet = catalog.components.button?.snippets["2.0"] as JsonObject;
  const state = open({ card: { schema: "2.0", body: { elements: [{ ...snippet, behaviors: LED }] } } });
  const { id } = locationOf(state, "/body/elements/0");
  const written = setLink(state, catalog, id, " ");
  assert.ok(written !== undefined && !isRefusal(written));
  assert.deepEqual(elementOf(apply(state, written), id)?.behaviors, snippet.behaviors);
});

test("a button that does something else is asked for no address", () => {
  for (const rest of [{}, { behaviors: [] }, { behaviors: [{ type: "callback" }] }, { value: { a: 1 } }]) {
    assert.deepEqual(button(rest), { link: undefined, after: undefined });
  }
});
