import assert from "node:assert/strict";
import test from "node:test";
import type { Gap } from "../../document/gaps.ts";
import { distance, type Line, nearestLine } from "./nearest.ts";

function gap(afterId: string, legal = true): Gap {
  return { parent: "card", slot: "elements", afterId, legal };
}

function level(held: Gap, y: number, x1 = 0, x2 = 100): Line {
  return { gap: held, x1, y1: y, x2, y2: y };
}

test("the nearest line is meant, however far away", () => {
  const lines = [level(gap("a"), 0), level(gap("b"), 100)];
  assert.equal(nearestLine(lines, 50, 40, 0)?.gap.afterId, "a");
  assert.equal(nearestLine(lines, 50, 60, 0)?.gap.afterId, "b");
  assert.equal(nearestLine(lines, 500, 900, 0)?.gap.afterId, "b");
  assert.equal(nearestLine([], 0, 0, 0), undefined);
});

test("a place that takes nothing must be nearer than one that does", () => {
  const lines = [level(gap("no", false), 0), level(gap("yes"), 20)];
  assert.equal(nearestLine(lines, 50, 8, 8)?.gap.afterId, "yes");
  assert.equal(nearestLine(lines, 50, 2, 8)?.gap.afterId, "no");
});

test("of nested lines at one height the one that begins nearest to the pointer is meant", () => {
  const lines = [level(gap("outer"), 10, 0), level(gap("middle"), 10, 18), level(gap("inner"), 10, 36)];
  assert.equal(nearestLine(lines, 5, 10, 0)?.gap.afterId, "outer");
  assert.equal(nearestLine(lines, 20, 10, 0)?.gap.afterId, "middle");
  assert.equal(nearestLine(lines, 90, 10, 0)?.gap.afterId, "inner");
});

test("the distance to a line is that to its nearest point", () => {
  const line = level(gap("a"), 0, 0, 10);
  assert.equal(distance(line, 5, 7), 7);
  assert.equal(distance(line, 13, 4), 5);
  assert.equal(distance({ ...line, x2: 0, y2: 10 }, 3, 5), 3);
});
