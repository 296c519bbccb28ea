import assert from "node:assert/strict";
import { test } from "node:test";
import { keyed } from "./children.ts";

test("keys follow elements: kept when moved, inherited when edited, new when inserted", () => {
  const [a, b, c] = [{ tag: "div" }, { tag: "hr" }, { tag: "div" }];
  const first = keyed([a, b, c], []);
  const keys = first.map(({ key }) => key);
  const inserted = keyed([{ tag: "img" }, a, b, c], first);
  assert.deepEqual(
    inserted.slice(1).map(({ key }) => key),
    keys,
  );
  assert.ok(!keys.includes(inserted[0]?.key ?? 0));
  const edited = keyed([c, { tag: "hr", margin: "4px" }, a], first);
  assert.deepEqual(
    edited.map(({ key }) => key),
    [keys[2], keys[1], keys[0]],
  );
});
