/** What the client whose likeness is drawn does not know, as the linter says. */
import { CARD, type Id } from "../../document/ids.ts";
import { nodeOf } from "../core/nodes.ts";
import type { Placed } from "../core/placed-findings.ts";
import type { Studio } from "../core/studio.ts";

/** The findings about the chosen client; none while today's is looked at. */
export function unsupportedFindings({ view, findings }: Studio): readonly Placed[] {
  return view.lens === undefined ? [] : findings.placed.filter(({ finding }) => finding.rule.startsWith("client-"));
}

/** The elements they are about, each once; the card itself is left out. */
export function unsupportedElements(studio: Studio): readonly Id[] {
  const ids = unsupportedFindings(studio).map(({ id }) => nodeOf(studio, id));
  return [...new Set(ids)].filter((id) => id !== CARD);
}
