import assert from "node:assert/strict";
import test from "node:test";
import { idOf } from "../../document/ids.ts";
import { readCatalog } from "../../document/testing.ts";
import { type Element, isElement } from "../../document/tree.ts";
import type { JsonObject } from "../../document/values.ts";
import type { Catalog } from "./catalog.ts";
import { nameOf } from "./element-names.ts";
import { nodeOf, pathOf } from "./nodes.ts";
import { rootLists } from "./root-elements.ts";
import { gapsOutside, isHere, movable, selectParent, shift } from "./selection-actions.ts";
import { Studio } from "./studio.ts";

const catalog = readCatalog() as unknown as Catalog;
// The studio asks how wide the window is; there is none here.
Object.assign(globalThis, { matchMedia: () => ({ matches: false }) });

const hr: Element = { tag: "hr" };

function words(content: string): Element {
  return { tag: "markdown", content };
}

function column(...elements: Element[]): Element {
  return { tag: "column", elements };
}

interface Desk {
  readonly studio: Studio;
  readonly said: string[];
}

function desk(...elements: Element[]): Desk {
  const said: string[] = [];
  const card: JsonObject = {
    schema: "2.0",
    header: { title: { tag: "plain_text", content: "T" } },
    body: { elements },
  };
  const studio = new Studio({ catalog, document: { card }, mayEdit: true, say: (sentence) => said.push(sentence) });
  return { studio, said };
}

/** The id of what stands at a pointer. */
function at({ studio }: Desk, pointer: string): string {
  return studio.idOfDrawn(pointer);
}

function drawing(value: unknown): unknown {
  if (!isElement(value)) return value;
  const held = [value.columns, value.elements].find(Array.isArray);
  return held === undefined ? (value.content ?? value.tag) : held.map(drawing);
}

/** The card as its words, containers as lists. */
function shape({ studio }: Desk): unknown {
  return rootLists(studio.state)[0]?.[1].map(drawing);
}

test("up and down go past neighbours, then out of what holds them, and say when there is no further", () => {
  const card = desk(words("a"), { tag: "column_set", columns: [column(words("b")), column(words("c"))] }, words("d"));
  card.studio.select([at(card, "/body/elements/1/columns/1/elements/0")]);
  assert.ok(shift(card.studio, 1));
  assert.deepEqual(shape(card), ["a", [["b"], []], "c", "d"]);
  assert.ok(shift(card.studio, 1));
  assert.deepEqual(shape(card), ["a", [["b"], []], "d", "c"]);
  assert.equal(shift(card.studio, 1), false);
  assert.deepEqual(card.said, ["It stands at the bottom already"]);
  assert.ok(shift(card.studio, -1));
  assert.deepEqual(shape(card), ["a", [["b"], []], "c", "d"]);
});

test("several move together", () => {
  const card = desk(words("a"), words("b"), words("c"));
  card.studio.select([at(card, "/body/elements/1"), at(card, "/body/elements/2")]);
  assert.ok(shift(card.studio, -1));
  assert.deepEqual(shape(card), ["b", "c", "a"]);
});

test("what is carried has no place in itself, and staying is told from moving", () => {
  const card = desk({ tag: "column_set", columns: [column(words("a"))] }, words("b"), words("c"));
  const set = at(card, "/body/elements/0");
  const moved = movable(card.studio.state, [set, at(card, "/body/elements/0/columns/0/elements/0")]);
  assert.deepEqual(moved, [set]);
  const gaps = gapsOutside(card.studio, [hr], moved);
  assert.ok(gaps.every(({ slot }) => slot === "body/elements"));
  const stays = gaps.map((gap) => isHere(card.studio.state, moved, gap));
  assert.deepEqual(stays, [true, true, false, false]);
});

test("texts belong to what they stand in, titles to the card", () => {
  const card = desk({ tag: "button", text: { tag: "plain_text", content: "Go" } });
  const button = at(card, "/body/elements/0");
  const text = at(card, "/body/elements/0/text");
  assert.notEqual(text, button);
  assert.equal(nodeOf(card.studio, text), button);
  assert.equal(nodeOf(card.studio, at(card, "/header/title")), "card");
  assert.equal(nameOf(card.studio, button), "Go");
});

test("what a note is made of is the note", () => {
  const note: Element = {
    tag: "note",
    elements: [
      { tag: "plain_text", content: "small" },
      { tag: "img", img_key: "k" },
    ],
  };
  const studio = new Studio({ catalog, document: { card: { elements: [note] } }, mayEdit: true, say: () => undefined });
  const id = studio.idOfDrawn("/elements/0");
  assert.equal(nodeOf(studio, studio.idOfDrawn("/elements/0/elements/0")), id);
  assert.equal(nodeOf(studio, studio.idOfDrawn("/elements/0/elements/1")), id);
  assert.equal(nameOf(studio, id), "small");
});

test("the way to an element names what it stands in, the outermost first", () => {
  const card = desk({ tag: "column_set", columns: [column(words("**a** <at id=x></at>"))] });
  const inner = at(card, "/body/elements/0/columns/0/elements/0");
  const path = pathOf(card.studio, inner);
  assert.deepEqual(
    path.map((id) => nameOf(card.studio, id)),
    ["Columns", "Column 1", "a"],
  );
  card.studio.select([inner]);
  selectParent(card.studio);
  assert.deepEqual(card.studio.selected, [path[1]]);
  selectParent(card.studio);
  selectParent(card.studio);
  assert.deepEqual(card.studio.selected, []);
  assert.equal(idOf(rootLists(card.studio.state)[0]?.[1][0] ?? {}), path[0]);
});
