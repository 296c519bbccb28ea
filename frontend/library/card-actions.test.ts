import assert from "node:assert/strict";
import { test } from "node:test";
import { type Card, moveTo, retag, spreadOf } from "./card-actions.ts";

function card(id: string, tags: readonly string[], folder: string | null = null): Card {
  return { id, name: id.toUpperCase(), folder, tags };
}

const A = card("a", ["x", "y"], "f");
const B = card("b", ["y"]);

test("tags stand on all, on some or on none of the cards", () => {
  assert.deepEqual(
    [...spreadOf(["x", "y", "z"], [A, B])],
    [
      ["x", "some"],
      ["y", "on"],
      ["z", "off"],
    ],
  );
});

test("tags are given and taken; those on some cards stay where they are; the way back is what was", () => {
  const act = retag(
    new Map([
      ["x", "some"],
      ["y", "off"],
      ["z", "on"],
    ]),
  );
  assert.deepEqual(act.run(A).body, { tags: ["x", "z"] });
  assert.deepEqual(act.run(B).body, { tags: ["z"] });
  assert.deepEqual(act.back?.(A).body, { tags: ["x", "y"] });
});

test("cards go into a folder or out of any, and back where each came from", () => {
  const into = moveTo({ id: "g", name: "Releases", depth: 0 });
  assert.deepEqual(
    [into.run(A).body, into.back?.(A).body, into.back?.(B).body],
    [{ folder: "g" }, { folder: "f" }, { folder: null }],
  );
  assert.deepEqual(into.words, ["moved-one", "moved", { folder: "Releases" }]);
  assert.deepEqual(moveTo({ id: null, name: "No folder", depth: 0 }).words, ["moved-out-one", "moved-out"]);
});
