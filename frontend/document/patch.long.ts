/** Twice the input is twice the work, for patches; `tests/long/` has the same families and more. */
import { test } from "node:test";
import { assertLinear } from "../testing/scaling.ts";
import { applyPatch, type Operation } from "./patch.ts";

const times = <Item>(n: number, item: (index: number) => Item): Item[] => Array.from({ length: n }, (_, i) => item(i));

const PATCHES: Readonly<Record<string, (n: number) => Operation[]>> = {
  replace: (n) => times(n, (i) => ({ op: "replace", path: `/a/${i}/b`, value: 1 })),
  keys: (n) => times(n, (i) => ({ op: "add", path: `/k${i}`, value: 1 })),
  moves: (n) => times(n, (i) => ({ op: "move", from: `/a/${i}/b`, path: `/a/${i}/c` })),
  "items at the end": (n) => times(n, (i) => ({ op: "add", path: "/a/-", value: i })),
};
for (const [name, made] of Object.entries(PATCHES)) {
  test(`a patch that ${name} takes linear time`, () => {
    const given = (n: number) => [{ a: times(n, () => ({ b: {} })) }, made(n)] as const;
    assertLinear(name, given, ([value, patch]) => applyPatch(value, patch), 1_000);
  });
}
