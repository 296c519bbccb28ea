import assert from "node:assert/strict";
import { test } from "node:test";
import { matching } from "./go-to-match.ts";

const GOALS = ["All cards", "通知公告", "活动 / 年会", "Old notices", "Notices"].map((name) => ({ name }));
const names = (typed: string) => matching(GOALS, typed).map(({ name }) => name);

test("what begins so comes first; every word counts, in any order", () => {
  assert.deepEqual(names("not"), ["Notices", "Old notices"]);
  assert.deepEqual(names("notices OLD"), ["Old notices"]);
  assert.deepEqual(names("年会"), ["活动 / 年会"]);
  assert.equal(names("").length, 5);
  assert.deepEqual(names("nothing"), []);
});
