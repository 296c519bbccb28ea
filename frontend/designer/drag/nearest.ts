/** Which gap a pointer means: pure geometry. */
import type { Gap } from "../../document/gaps.ts";

/** Where a gap is drawn: a straight line in viewport coordinates. */
export interface Line {
  readonly gap: Gap;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** Lines as far away as each other: the one beginning nearest to the pointer is meant (nested lists end at one height). */
const TIE = 0.5;

/** The line nearest to a point. A gap that takes nothing must be nearer by `bias` pixels than one that does. */
export function nearestLine(lines: readonly Line[], x: number, y: number, bias: number): Line | undefined {
  let best: { line: Line; far: number } | undefined;
  for (const line of lines) {
    const far = distance(line, x, y) + (line.gap.legal ? 0 : bias);
    if (best === undefined || far < best.far - TIE) best = { line, far };
    else if (Math.abs(far - best.far) <= TIE && Math.abs(line.x1 - x) < Math.abs(best.line.x1 - x))
      best = { line, far };
  }
  return best?.line;
}

/** How far a point is from a line that is level or upright. */
export function distance({ x1, y1, x2, y2 }: Line, x: number, y: number): number {
  const dx = Math.max(x1 - x, 0, x - x2);
  const dy = Math.max(y1 - y, 0, y - y2);
  return Math.hypot(dx, dy);
}
