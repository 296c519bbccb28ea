import assert from "node:assert/strict";
import { test } from "node:test";
import { Filler } from "./fill.ts";

const card = {
  header: { title: { tag: "plain_text", content: "Hi ${name}" } },
  elements: [
    { tag: "markdown", content: "**${name}** ${other} $${name}" },
    { tag: "hr" },
    { tag: "button", disabled: "${flag}", value: { keep: "${name}" } },
  ],
};

test("it fills exactly the names it holds", () => {
  assert.deepEqual(new Filler({ name: "A*b", flag: true }, undefined).fill(card), {
    header: { title: { tag: "plain_text", content: "Hi A*b" } },
    elements: [
      { tag: "markdown", content: "**A&#42;b** ${other} ${name}" },
      { tag: "hr" },
      { tag: "button", disabled: true, value: { keep: "${name}" } },
    ],
  });
});

test("what is not touched stays the same object, and so does what is filled again", () => {
  const filler = new Filler({ name: "A" }, undefined);
  const once = filler.fill(card) as typeof card;
  assert.equal(once.elements[1], card.elements[1]);
  const twice = filler.fill({ ...card, elements: [...card.elements] }) as typeof card;
  assert.equal(twice.elements[0], once.elements[0]);
});

test("inherited properties are no values", () => {
  const text = { tag: "div", text: "${constructor} ${__proto__.x}" };
  assert.deepEqual(new Filler({}, undefined).fill(text), text);
});

test("markup in a value is text", () => {
  const text = { tag: "markdown", content: "${name}" };
  assert.deepEqual(new Filler({ name: "<at id=all>" }, undefined).fill(text), {
    tag: "markdown",
    content: "&#60;at id=all&#62;",
  });
});

test("loops and conditions over names it does not hold keep what they stand on", () => {
  const row = { tag: "div", $each: "task in tasks", text: "${task} ${name}" };
  const filled = { elements: [{ tag: "div", text: "${task} A" }, { tag: "hr" }] };
  assert.deepEqual(new Filler({ name: "A" }, undefined).fill({ elements: [row, { tag: "hr", $if: "done" }] }), filled);
  assert.deepEqual(new Filler({ tasks: ["x", "y"], name: "A" }, undefined).fill({ elements: [row] }), {
    elements: [
      { tag: "div", text: "x A" },
      { tag: "div", text: "y A" },
    ],
  });
});
