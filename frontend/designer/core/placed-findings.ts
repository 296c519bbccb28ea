/** What the linter says of the draft, held by element: it stays beside it while other elements come and go. */

import type { Finding, Report } from "../../checks/analysis.ts";
import type { Id } from "../../document/ids.ts";
import { pointer } from "../../document/pointer.ts";
import { holderOf, locationOf, pointerOf, type State } from "../../document/state.ts";

export interface Placed {
  readonly finding: Finding;
  /** The element it is about, or CARD. */
  readonly id: Id;
  /** The field of it, as keys. */
  readonly keys: readonly string[];
}

export interface Findings {
  /** Undefined until the linter has answered once. */
  readonly report: Report | undefined;
  readonly placed: readonly Placed[];
  /** `waiting`: the document has changed since; `failed`: the server did not answer. */
  readonly status: "fresh" | "waiting" | "failed";
}

export const UNCHECKED: Findings = { report: undefined, placed: [], status: "waiting" };

/** A report on `state`, which is the very one that was checked. */
export function placed(state: State, report: Report): readonly Placed[] {
  return report.findings.map((finding) => ({ finding, ...locationOf(state, finding.pointer) }));
}

/** Those whose element is still there. */
export function still(state: State, all: readonly Placed[]): readonly Placed[] {
  return all.filter(({ id }) => holderOf(state, id) !== undefined);
}

/** Where a finding points to now. */
export function placeNow(state: State, { id, keys }: Placed): string {
  return `${pointerOf(state, id) ?? ""}${pointer(keys)}`;
}
