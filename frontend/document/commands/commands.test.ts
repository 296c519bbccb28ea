import assert from "node:assert/strict";
import { test } from "node:test";
import { parse, stringify } from "lossless-json";
import { apply } from "../apply.ts";
import { CARD, DOCUMENT, idOf } from "../ids.ts";
import { elementOf, indexOf, locationOf, open, pointerOf, type State, toDocument } from "../state.ts";
import { readCatalog } from "../testing.ts";
import { type Element, get } from "../tree.ts";
import type { JsonObject } from "../values.ts";
import { insert } from "./insert.ts";
import { duplicate, move } from "./move.ts";
import { lock, rename } from "./notes.ts";
import { remove } from "./remove.ts";
import { editSource } from "./replace.ts";
import { type CommandResult, isRefusal } from "./result.ts";
import { setField } from "./set-field.ts";
import { unwrap, wrap } from "./wrap.ts";

const catalog = readCatalog();
const TEXT = { tag: "plain_text", content: "同意" };

function done(state: State, outcome: CommandResult): State {
  assert.ok(!isRefusal(outcome), JSON.stringify(outcome));
  return apply(state, outcome);
}

function why(outcome: CommandResult): string | undefined {
  return isRefusal(outcome) ? outcome.reason.key : undefined;
}

/** The shape of a card: tags, nested. */
function shape(value: unknown): unknown {
  const { tag, elements, columns, actions } = value as Record<string, unknown>;
  const held = (elements ?? columns ?? actions) as readonly unknown[] | undefined;
  return held ? [tag, ...held.map(shape)] : tag;
}

function shapes(state: State): unknown {
  const { card } = state.document as { card: JsonObject };
  const list = get(card, card.schema === "2.0" ? ["body", "elements"] : ["elements"]);
  return (list as readonly unknown[]).map(shape);
}

function modern(...elements: readonly unknown[]): State {
  return open({ card: { schema: "2.0", body: { elements } } });
}

/** The id of the element at a pointer. */
const at = (state: State, pointer: string) => locationOf(state, pointer).id;

test("pasted elements are new and give way to names that are taken", () => {
  const input: Element = { tag: "input", name: "answer", element_id: "a_long_name_of_20_ch" };
  const state = modern({
    tag: "form",
    name: "form",
    elements: [input, { ...input, name: "answer_2", element_id: "x" }],
  });
  const form = at(state, "/body/elements/0");
  const after = done(
    state,
    insert(state, catalog, { parent: form, slot: "elements", afterId: null }, [input, input], "paste"),
  );
  const names = (get(elementOf(after, form), ["elements"]) as readonly Element[]).map(({ name, element_id }) => [
    name,
    element_id,
  ]);
  assert.deepEqual(names.slice(0, 2), [
    ["answer_3", "a_long_name_of_20__2"],
    ["answer_4", "a_long_name_of_20__3"],
  ]);
  assert.equal(new Set(indexOf(after).entries.keys()).size, 5);
});

test("a field is set where its holders are missing, and cleared with holders that are empty then", () => {
  const state = modern({ tag: "button", text: TEXT, width: "fill" });
  const id = at(state, "/body/elements/0");
  const set = done(state, setField(state, [id], ["behaviors_x", "url", "pc"], "https://example.com"));
  assert.deepEqual(elementOf(set, id)?.behaviors_x, { url: { pc: "https://example.com" } });
  const cleared = done(set, setField(set, [id], ["behaviors_x", "url", "pc"], undefined));
  assert.equal(stringify(cleared.document), stringify(state.document));
  assert.equal(elementOf(set, id)?.text, elementOf(state, id)?.text, "what did not change is the same object");
  const undone = done(set, setField(set, [CARD], ["config", "update_multi"], true));
  assert.deepEqual(get(undone.document, ["card", "config"]), { update_multi: true });
  const declared = done(set, setField(set, [DOCUMENT], ["variables"], [{ name: "who" }]));
  assert.deepEqual(declared.document.variables, [{ name: "who" }]);
});

test("digits and unknown things outlive edits", () => {
  const text = '{"card":{"elements":[{"tag":"hr","n":12345678901234567890,"x_unknown":[null]}]},"editor":{"other":1}}';
  const state = open(parse(text) as JsonObject);
  const after = done(state, setField(state, [at(state, "/elements/0")], ["margin"], "4px"));
  assert.match(stringify(toDocument(after)) ?? "", /12345678901234567890,"x_unknown":\[null\],"margin":"4px"/);
  assert.match(stringify(toDocument(after)) ?? "", /"editor":\{"other":1,"nodes":\[\{"id":"\w+"\}\]\}/);
});

test("several are moved together, in their order", () => {
  const state = modern({ tag: "hr" }, { tag: "markdown" }, { tag: "div" }, { tag: "img" });
  const [hr, markdown, div, img] = Array.from(indexOf(state).entries.keys());
  const place = { parent: CARD, slot: "body/elements", afterId: img ?? null };
  const after = done(state, move(state, catalog, [div ?? "", hr ?? ""], place));
  assert.deepEqual(shapes(after), ["markdown", "img", "hr", "div"]);
  assert.equal(pointerOf(after, markdown ?? ""), "/body/elements/0");
  assert.deepEqual(after.selection.ids, [hr, div]);
});

test("an action block that is left empty goes, too", () => {
  const button: Element = { tag: "button", text: TEXT };
  const state = open({
    card: {
      elements: [
        { tag: "action", actions: [button] },
        { tag: "column_set", columns: [] },
      ],
    },
  });
  const id = at(state, "/elements/0/actions/0");
  const place = { parent: at(state, "/elements/1"), slot: "columns", afterId: null };
  assert.deepEqual(shapes(done(state, move(state, catalog, [id], place))), [["column_set", ["column", "button"]]]);
  assert.deepEqual(shapes(done(state, remove(state, [id]))), [["column_set"]]);
});

test("copies stand right behind, with other ids and names", () => {
  const state = modern({ tag: "hr" }, { tag: "form", name: "form", elements: [{ tag: "input", name: "a" }] });
  const form = at(state, "/body/elements/1");
  const after = done(state, duplicate(state, catalog, [form, at(state, "/body/elements/0")]));
  assert.deepEqual(shapes(after), ["hr", ["form", "input"], "hr", ["form", "input"]]);
  assert.equal(get(after.document.card, ["body", "elements", 3, "name"]), "form_2");
});

test("elements are wrapped, and unwrapped to what they were", () => {
  const state = modern({ tag: "hr" }, { tag: "markdown" }, { tag: "img" });
  const ids = Array.from(indexOf(state).entries.keys()).slice(0, 2);
  const wanted = {
    column_set: ["column_set", ["column", "hr"], ["column", "markdown"]],
    form: ["form", "hr", "markdown", "button"],
    collapsible_panel: ["collapsible_panel", "hr", "markdown"],
    interactive_container: ["interactive_container", "hr", "markdown"],
  } as const;
  for (const kind of ["column_set", "form", "collapsible_panel", "interactive_container"] as const) {
    const wrapped = done(state, wrap(state, catalog, ids, kind));
    assert.deepEqual(shapes(wrapped), [wanted[kind], "img"]);
    const [container = ""] = wrapped.selection.ids;
    const back = done(wrapped, unwrap(wrapped, catalog, container));
    assert.deepEqual(String(shapes(back)), kind === "form" ? "hr,markdown,button,img" : "hr,markdown,img");
    assert.equal(at(back, "/body/elements/1"), ids[1], "they are still themselves");
  }
});

test("what cannot be wrapped or unwrapped is told why", () => {
  const state = modern({ tag: "table" }, { tag: "form", elements: [{ tag: "multi_select_static" }] }, { tag: "hr" });
  assert.equal(why(wrap(state, catalog, [at(state, "/body/elements/0")], "form")), "root-only");
  assert.equal(why(wrap(state, catalog, [at(state, "/body/elements/2")], "action")), "other-format");
  assert.equal(why(unwrap(state, catalog, at(state, "/body/elements/1"))), "form-only");
  assert.equal(why(unwrap(state, catalog, at(state, "/body/elements/2"))), "nothing-inside");
  const apart = [at(state, "/body/elements/2"), at(state, "/body/elements/1/elements/0")];
  assert.equal(why(wrap(state, catalog, apart, "collapsible_panel")), "not-together");
  assert.equal(why(remove(state, [])), "nothing-selected");
});

test("names and locks are kept in the document, and locks hold", () => {
  const state = modern({ tag: "hr" }, { tag: "img" });
  const id = at(state, "/body/elements/1");
  const named = done(state, rename(state, id, "大图"));
  const locked = done(named, lock(named, [id], true));
  assert.deepEqual(get(toDocument(locked), ["editor", "nodes", 1]), { id, name: "大图", locked: true });
  assert.equal(why(remove(locked, [id])), "is-locked");
  assert.equal(why(setField(locked, [id], ["alt"], TEXT)), "is-locked");
  const freed = done(locked, lock(locked, [id], false));
  assert.deepEqual(get(toDocument(done(freed, rename(freed, id, ""))), ["editor", "nodes", 1]), { id });
});

test("edited JSON becomes the smallest change, and elements stay who they are", () => {
  const panel = { tag: "collapsible_panel", elements: [{ tag: "markdown", content: "inside" }] };
  const state = modern({ tag: "hr" }, { tag: "markdown", content: "one" }, { tag: "hr" }, panel);
  const text = at(state, "/body/elements/1");
  const source = structuredClone(state.document.card) as { body: { elements: JsonObject[] } };
  source.body.elements.unshift({ tag: "img", img_key: "new" });
  source.body.elements[2] = { tag: "markdown", content: "two" };
  const change = editSource(state, source as unknown as JsonObject);
  assert.deepEqual(
    change.ops.map(({ op }) => op),
    ["insert", "set"],
  );
  const after = apply(state, change);
  assert.equal(at(after, "/body/elements/2"), text);
  assert.equal(elementOf(after, idOf(panel) ?? ""), elementOf(state, idOf(panel) ?? ""), "the same object");
  const last = source.body.elements.pop();
  source.body.elements.unshift(last as JsonObject);
  const moved = editSource(after, structuredClone(source) as unknown as JsonObject);
  assert.deepEqual(
    moved.ops.map(({ op }) => op),
    ["move"],
  );
  const wrapped = structuredClone(state.document.card) as { body: { elements: JsonObject[] } };
  wrapped.body.elements = [{ tag: "form", name: "f", elements: wrapped.body.elements }];
  const inForm = apply(state, editSource(state, wrapped as unknown as JsonObject));
  assert.equal(pointerOf(inForm, text), "/body/elements/0/elements/1");
});

test("nothing is inserted where it may not stand", () => {
  const state = modern({ tag: "form", elements: [] });
  const place = { parent: at(state, "/body/elements/0"), slot: "elements", afterId: null };
  assert.equal(why(insert(state, catalog, place, [{ tag: "table" }])), "root-only");
  assert.equal(why(insert(state, catalog, place, [{ tag: "note" }])), "other-format");
});
