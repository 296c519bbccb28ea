/** Applying the fixes of findings to a card in its exact form. */

import { type Finding, fixed } from "../checks/analysis.ts";
import { formatExact } from "../document/exact-json.ts";
import { applyPatch, Unfit } from "../document/patch.ts";

/** The card's source after the fix of one finding, or after all that can be fixed at once. */
export async function fixedSource(exact: unknown, which: Finding | "all"): Promise<string> {
  const text = formatExact(exact);
  if (which === "all") return formatExact(await fixed(text, "all"));
  try {
    return formatExact(applyPatch(exact, which.fix?.patch ?? []));
  } catch (error) {
    // The report went through the browser's numbers; a patch that tests a long one is left to the server.
    if (error instanceof Unfit) return formatExact(await fixed(text, [which.rule]));
    throw error;
  }
}
