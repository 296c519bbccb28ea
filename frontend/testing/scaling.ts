/** Whether work grows no faster than what it is done on: held by measuring, in `*.long.ts` alone (`tests/scaling.py`). */
import assert from "node:assert/strict";

/** Per unit, at twice the size: 1 is linear, 2 quadratic. What lies between is the memory's and the clock's. */
const MOST = 1.3;
/** Below this a clock tells nothing. */
const LEAST_MS = 50;
/** Input larger than this shows the collector's work rather than ours. */
const LARGEST = 1_000_000;
const BEST_OF = 5;
/** Another program on the machine disturbs a round; a law that holds shows in one of three. */
const ROUNDS = 3;

/** `work(2n)` takes at most 2.6 times the processor's time of `work(n)`, the best of five each; `size` is where to begin. */
export function assertLinear(work: (size: number) => unknown, size: number, told: string): void {
  let n = size;
  while (n < LARGEST && elapsed(work, n) < LEAST_MS) n *= 2;
  const ratios: number[] = [];
  while (ratios.length < ROUNDS) {
    ratios.push(ratioOf(work, n));
    if ((ratios.at(-1) ?? 0) <= MOST) return;
  }
  assert.fail(
    `${told}: work per unit at ${2 * n} is ${ratios.map((ratio) => ratio.toFixed(2)).join(", ")} times that at ${n}`,
  );
}

function ratioOf(work: (size: number) => unknown, n: number): number {
  // By turns: whatever slows the machine down meets both.
  const runs = Array.from({ length: BEST_OF }, () => [elapsed(work, n), elapsed(work, 2 * n)] as const);
  return Math.min(...runs.map(([, large]) => large)) / Math.min(...runs.map(([small]) => small)) / 2;
}

/** The processor's time in milliseconds: other programs don't count. */
function elapsed(work: (size: number) => unknown, size: number): number {
  const before = process.cpuUsage();
  work(size);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
