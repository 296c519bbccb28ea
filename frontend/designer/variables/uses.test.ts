import assert from "node:assert/strict";
import { test } from "node:test";
import { renamedIn, usesOf } from "./uses.ts";

const card = {
  header: { title: { tag: "plain_text", content: "Hi ${name}, $${name}" } },
  elements: [
    { tag: "markdown", content: "${ name | upper } ${names} ${name.first}", $if: "name == 'name' and count > 1" },
    { tag: "div", $each: "task in tasks", text: { tag: "lark_md", content: "${task.title} ${loop.index} ${owner}" } },
    { tag: "button", value: { to: "${name}" } },
    { tag: "button", value: "${payload}" },
  ],
};

test("uses are found where filling reads them, and nowhere else", () => {
  const uses = usesOf(card);
  assert.deepEqual([...uses.keys()].sort(), ["count", "name", "names", "owner", "payload", "tasks"]);
  assert.equal(uses.get("name")?.length, 4);
  assert.deepEqual(uses.get("tasks"), [{ key: "$each", steps: [] }]);
});

test("renaming leaves alone what only looks like the name", () => {
  const made = renamedIn(card, "name", "who") as typeof card;
  assert.equal(made.header.title.content, "Hi ${who}, $${name}");
  assert.equal(made.elements[0]?.content, "${ who | upper } ${names} ${who.first}");
  assert.equal(made.elements[0]?.$if, "who == 'name' and count > 1");
  assert.equal(made.elements[2], card.elements[2], "data of the sender is not looked into");
  assert.equal(made.elements[1], card.elements[1], "what does not change stays the same object");
});

test("a list's name is renamed, the name of its items is not", () => {
  const made = renamedIn(card, "tasks", "jobs") as typeof card;
  assert.equal(made.elements[1]?.$each, "task in jobs");
  assert.equal(renamedIn(card, "task", "job"), card);
});

test("renaming there and back gives the same card", () => {
  assert.deepEqual(renamedIn(renamedIn(card, "name", "who"), "who", "name"), card);
});
