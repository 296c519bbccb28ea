import assert from "node:assert/strict";
import test from "node:test";
import type { Gap } from "../../document/gaps.ts";
import { CARD } from "../../document/ids.ts";
import { INDENT, linesBetween, type RowBox } from "./drop-lines.ts";
import type { Row } from "./rows.ts";

const HEIGHT = 28;

/** Rows as `[id, level, isOpen]`, each 28 high. */
function boxes(rows: readonly (readonly [string, number, boolean?])[]): readonly RowBox[] {
  return rows.map(([id, level, isOpen], index) => {
    const row: Row = {
      id,
      level,
      isOpen,
      tag: "hr",
      name: id,
      kind: "",
      when: [],
      isLocked: false,
      position: 1,
      siblings: 1,
      parent: undefined,
    };
    return { row, left: 0, right: 200, top: index * HEIGHT, bottom: (index + 1) * HEIGHT };
  });
}

const TREE = boxes([
  [CARD, 1],
  ["a", 1],
  ["set", 1, true],
  ["left", 2, true],
  ["x", 3],
  ["right", 2, false],
]);

function at(gap: Partial<Gap>) {
  const whole: Gap = { parent: CARD, slot: "elements", afterId: null, legal: true, ...gap };
  const [line] = linesBetween(TREE, [whole]);
  return line && { y: line.y1 / HEIGHT, level: (line.x1 - 8) / INDENT + 1 };
}

test("the start of the card lies below the header", () => {
  assert.deepEqual(at({}), { y: 1, level: 1 });
});

test("behind an element is behind all that is in it, as deep as it is", () => {
  assert.deepEqual(at({ afterId: "a" }), { y: 2, level: 1 });
  assert.deepEqual(at({ parent: "set", slot: "columns", afterId: "left" }), { y: 5, level: 2 });
  assert.deepEqual(at({ afterId: "set" }), { y: 6, level: 1 });
});

test("the start of a container lies below its row, one level deeper", () => {
  assert.deepEqual(at({ parent: "left" }), { y: 4, level: 3 });
});

test("what is in a closed row has no place", () => {
  assert.equal(at({ parent: "right" }), undefined);
  assert.equal(at({ parent: "right", afterId: "gone" }), undefined);
});
