import assert from "node:assert/strict";
import { test } from "node:test";
import { type Card, copyToTeam, moveTo, moveToTeam, retag, spreadOf } from "./card-actions.ts";

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
  assert.deepEqual(act.run(A), { do: "tag", add: ["z"], remove: ["y"] });
  assert.deepEqual(act.back?.(A), { do: "tag", add: ["y"], remove: ["z"] });
  // What a card had before is not taken from it on the way back.
  assert.deepEqual(act.back?.(card("c", ["z"])), { do: "tag", add: [], remove: [] });
});

test("cards go into a folder or out of any, and back where each came from", () => {
  const into = moveTo({ id: "g", name: "Releases" });
  assert.deepEqual(
    [into.run(A), into.back?.(A), into.back?.(B)],
    [
      { do: "move", folder: "g" },
      { do: "move", folder: "f" },
      { do: "move", folder: null },
    ],
  );
  assert.deepEqual(into.words, ["moved-one", "moved", { folder: "Releases" }]);
  assert.deepEqual(moveTo({ id: null, name: "No folder" }).words, ["moved-out-one", "moved-out"]);
});

test("cards go to another team and back; a copy has no way back", () => {
  const there = moveToTeam({ id: "t", name: "Ops" }, "own");
  assert.deepEqual(
    [there.run(A), there.back?.(A)],
    [
      { method: "POST", path: "move/", body: { team: "t" } },
      { method: "POST", path: "move/", body: { team: "own" } },
    ],
  );
  const copy = copyToTeam({ id: "t", name: "Ops" });
  assert.deepEqual([copy.run(A), copy.back], [{ do: "duplicate", team: "t" }, undefined]);
});
