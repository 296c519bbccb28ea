import assert from "node:assert/strict";
import test from "node:test";
import { readCatalog } from "../../document/testing.ts";
import { type Element, isElement } from "../../document/tree.ts";
import { addNew } from "./adding.ts";
import type { Catalog } from "./catalog.ts";
import { rootLists } from "./root-elements.ts";
import { Studio } from "./studio.ts";

const catalog = readCatalog() as unknown as Catalog;
Object.assign(globalThis, { matchMedia: () => ({ matches: false }) });

const words = (content: string): Element => ({ tag: "markdown", content });
const column = (...elements: Element[]): Element => ({ tag: "column", elements });
const columns = (...held: Element[]): Element => ({ tag: "column_set", columns: held });

/** A studio on a card with one thing of it selected, and what it tells. */
function desk(elements: readonly Element[], selected?: string) {
  const said: string[] = [];
  const heard: string[] = [];
  const document = { card: { schema: "2.0", body: { elements: [...elements] } } };
  const studio = new Studio({ catalog, document, mayEdit: true, say: (sentence) => said.push(sentence) });
  if (selected !== undefined) studio.select([studio.idOfDrawn(selected)]);
  studio.listen((change) => heard.push(change));
  return { studio, said, heard };
}

/** The card as its words, containers as lists. */
function shape(studio: Studio): unknown {
  return rootLists(studio.state)[0]?.[1].map(drawing);
}

function drawing(value: unknown): unknown {
  if (!isElement(value)) return value;
  const held = [value.columns, value.elements].find(Array.isArray);
  return held === undefined ? (value.content ?? value.tag) : held.map(drawing);
}

/** The card after one text was added with something selected. */
function added(elements: readonly Element[], selected?: string, what: readonly Element[] = [words("new")]): unknown {
  const { studio } = desk(elements, selected);
  addNew(studio, { elements: what });
  return shape(studio);
}

test("with nothing selected it goes to the end, else behind the selection", () => {
  const card = [columns(column(words("a"))), words("b")];
  assert.deepEqual(added(card), [[["a"]], "b", "new"]);
  assert.deepEqual(added(card, "/body/elements/0/columns/0/elements/0"), [[["a", "new"]], "b"]);
});

test("a selected container takes what it may hold as its last child", () => {
  assert.deepEqual(added([columns(column(words("a"))), words("b")], "/body/elements/0/columns/0"), [
    [["a", "new"]],
    "b",
  ]);
  for (const tag of ["form", "collapsible_panel", "interactive_container"]) {
    const held = [words("a"), words("b")];
    assert.deepEqual(added([{ tag, elements: held }, words("c")], "/body/elements/0"), [["a", "b", "new"], "c"], tag);
    assert.deepEqual(added([{ tag }], "/body/elements/0"), [["new"]], tag);
  }
});

test("columns take it into the first empty one, else into the last, and never grow one", () => {
  assert.deepEqual(added([columns(column(), column())], "/body/elements/0"), [[["new"], []]]);
  assert.deepEqual(added([columns(column(words("a")), column(words("b")))], "/body/elements/0"), [
    [["a"], ["b", "new"]],
  ]);
});

test("what the selected container may not hold goes to the next place that takes it", () => {
  const form = { tag: "form", elements: [words("f")] };
  assert.deepEqual(added([columns(column()), words("b")], "/body/elements/0/columns/0", [form]), [[[]], ["f"], "b"]);
});

test("several selected, or something locked, hold nothing new", () => {
  const card = [{ tag: "collapsible_panel", elements: [words("a")] }, words("b")];
  const { studio } = desk(card);
  studio.select([studio.idOfDrawn("/body/elements/1"), studio.idOfDrawn("/body/elements/0")]);
  addNew(studio, { elements: [words("new")] });
  assert.deepEqual(shape(studio), [["a"], "new", "b"]);
});

test("what works only in a form brings one, as one step, and is what is selected", () => {
  const { studio, said } = desk([words("a")]);
  assert.ok(addNew(studio, { elements: [{ tag: "multi_select_static", name: "pick" }] }));
  assert.deepEqual(shape(studio), ["a", ["multi_select_static", "button"]]);
  assert.deepEqual(studio.selected, [studio.idOfDrawn("/body/elements/1/elements/0")]);
  assert.equal(said.length, 1);
  studio.undo();
  assert.deepEqual(shape(studio), ["a"]);
  // A form that is there already takes it.
  const other = desk([{ tag: "form", elements: [] }, words("a")], "/body/elements/1");
  assert.ok(addNew(other.studio, { elements: [{ tag: "multi_select_static" }] }));
  assert.deepEqual(shape(other.studio), [["multi_select_static"], "a"]);
});

test("what is new is brought into sight; the caret goes to words that are only a start", () => {
  const { studio, heard } = desk([words("a")]);
  addNew(studio, { elements: [words("pasted")], verb: "paste" });
  assert.deepEqual(studio.revealed.ids, studio.selected);
  assert.ok(!heard.includes("added"));
  addNew(studio, { elements: [words("Text")], isStart: true });
  assert.deepEqual(heard.slice(-2), ["reveal", "added"]);
});
