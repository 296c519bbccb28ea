import assert from "node:assert/strict";
import test from "node:test";
import type { Gap } from "../../document/gaps.ts";
import { type DrawnList, linesOf, type Rect } from "./drop-lines.ts";

function rect(left: number, top: number, right: number, bottom: number): Rect {
  return { left, top, right, bottom };
}

function list(ids: readonly string[], boxes: readonly Rect[], holder: Rect, isRow = false): DrawnList {
  const after = [null, ...new Set(ids)];
  const gaps = new Map(
    after.map((id): [string | null, Gap] => [id, { parent: "p", slot: "s", afterId: id, legal: true }]),
  );
  const items = ids.map((id, index) => ({ id, box: boxes[index] ?? rect(0, 0, 0, 0) }));
  return { gaps, items, holder, isRow };
}

const PAGE = rect(0, 0, 100, 200);

test("between elements below each other the line lies in the middle, at both ends inside the holder", () => {
  const lines = linesOf(list(["a", "b"], [rect(0, 10, 100, 30), rect(0, 40, 40, 60)], PAGE));
  assert.deepEqual(
    lines.map(({ gap, y1 }) => [gap.afterId, y1]),
    [
      [null, 6],
      ["a", 35],
      ["b", 64],
    ],
  );
  // As wide as the holder, however narrow what stands in it.
  assert.ok(lines.every(({ x1, x2, y1, y2 }) => x1 === 4 && x2 === 96 && y1 === y2));
});

test("the last line of a container that ends with its last element is inside it", () => {
  const holder = rect(0, 0, 100, 30);
  const [first, last] = linesOf(list(["a"], [rect(0, 0, 100, 30)], holder));
  assert.equal(first?.y1, 1);
  assert.equal(last?.y1, 29);
});

test("between elements beside each other the line is upright", () => {
  const boxes = [rect(0, 0, 40, 30), rect(50, 0, 90, 20)];
  const lines = linesOf(list(["a", "b"], boxes, PAGE, true));
  assert.deepEqual(
    lines.map(({ gap, x1, x2, y1, y2 }) => [gap.afterId, x1, x2, y1, y2]),
    [
      [null, -4, -4, 0, 30],
      ["a", 45, 45, 0, 30],
      ["b", 94, 94, 0, 20],
    ],
  );
});

test("where a row wraps the place is at the end of one line and at the start of the next", () => {
  const boxes = [rect(0, 0, 40, 20), rect(50, 0, 90, 20), rect(0, 30, 40, 50)];
  const lines = linesOf(list(["a", "b", "c"], boxes, PAGE, true));
  assert.deepEqual(
    lines.filter(({ gap }) => gap.afterId === "b").map(({ x1, y1, y2 }) => [x1, y1, y2]),
    [
      [94, 0, 20],
      [-4, 30, 50],
    ],
  );
});

test("columns that a narrow screen puts below each other have level lines between them", () => {
  const lines = linesOf(list(["a", "b"], [rect(0, 0, 100, 20), rect(0, 30, 100, 50)], PAGE));
  assert.equal(lines.find(({ gap }) => gap.afterId === "a")?.y2, 25);
});

test("an empty list has one place, in the middle of its holder", () => {
  const lines = linesOf(list([], [], rect(10, 20, 90, 60)));
  assert.deepEqual(
    lines.map(({ gap, y1 }) => [gap.afterId, y1]),
    [[null, 40]],
  );
});

test("between the copies of a loop there is no place", () => {
  const boxes = [rect(0, 0, 100, 10), rect(0, 20, 100, 30), rect(0, 40, 100, 50)];
  const lines = linesOf(list(["each", "each", "b"], boxes, PAGE));
  assert.deepEqual(
    lines.map(({ gap, y1 }) => [gap.afterId, y1]),
    [
      [null, 1],
      ["each", 35],
      ["b", 54],
    ],
  );
});
