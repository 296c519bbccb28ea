/** Whether work grows no faster than what it is done on: held by measuring, in `*.long.ts` alone (`tests/scaling.py`). */
import assert from "node:assert/strict";

/** Per unit, at twice the size: 1 is linear, 2 quadratic. What lies between is the memory's and the clock's. */
const MOST = 1.3;
/** Below this a clock tells nothing. */
const LEAST_MS = 50;
/** A quarter of what a card may have: in less, the square of a small part still hides behind the rest. */
const LEAST_CHARACTERS = 1 << 16;
/** What takes no time at this many characters, four times what a card may have, stops early: at the first fault, say. */
const LARGEST = 1 << 20;
const BEST_OF = 5;
/** Two by turns are enough for what is plainly linear. */
const FEWEST = 2;
const PLAIN = 1.15;
/**
 * Over the limit counts when it is so at each of these sizes, the next twice the last. Other programs disturb one of
 * them, and a full cache of the processor costs once; work that outgrows its input does so the more, the larger it is.
 */
const SIZES = 3;

interface Run {
  readonly work: () => unknown;
  readonly length: number;
}

/**
 * `work` takes at most 1.3 times the processor's time for each character of what `make(2n)` builds, which is not counted,
 * than of `make(n)`; `size` is where to begin.
 */
export function assertLinear<Given>(
  told: string,
  make: (size: number) => Given,
  work: (given: Given) => unknown,
  size = 64,
): void {
  const prepared = (n: number): Run => {
    const given = make(n);
    return { work: () => work(given), length: lengthOf(given) };
  };
  let n = size;
  let small = prepared(n);
  for (let taken = elapsed(small); taken < LEAST_MS || small.length < LEAST_CHARACTERS; taken = elapsed(small)) {
    if (small.length > LARGEST) return;
    n *= 2;
    small = prepared(n);
  }
  const ratios: string[] = [];
  while (ratios.length < SIZES) {
    n *= 2;
    const large = prepared(n);
    const ratio = (ratioOf(small, large) * small.length) / large.length;
    if (ratio <= MOST) return;
    ratios.push(`${ratio.toFixed(2)} at ${n}`);
    small = large;
  }
  assert.fail(`${told}: work per unit, times that at half the size: ${ratios.join(", ")}; ${MOST} is linear`);
}

function ratioOf(small: Run, large: Run): number {
  let bestSmall = Number.POSITIVE_INFINITY;
  let bestLarge = Number.POSITIVE_INFINITY;
  for (let turn = 1; turn <= BEST_OF; turn += 1) {
    // By turns, and for as long: whatever slows the machine down meets both.
    bestSmall = Math.min(bestSmall, (elapsed(small) + elapsed(small)) / 2);
    bestLarge = Math.min(bestLarge, elapsed(large));
    if (turn >= FEWEST && bestLarge <= 2 * PLAIN * bestSmall) break;
  }
  return bestLarge / bestSmall;
}

/** The processor's time in milliseconds: other programs don't count, nor does collecting what earlier runs left. */
function elapsed({ work }: Run): number {
  globalThis.gc?.();
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

/** Of a text its own, else of its JSON. */
function lengthOf(given: unknown): number {
  return typeof given === "string" ? given.length : JSON.stringify(given).length;
}
