/** How bad what the linter says of each element is. */
import type { Id } from "../../document/ids.ts";
import { t } from "../../i18n/outline.ts";
import { nodeOf } from "../core/nodes.ts";
import type { Studio } from "../core/studio.ts";

export interface Severity {
  readonly severity: "error" | "warning";
  readonly words: string;
}

/** By the row they belong to: an element, or CARD for header and card. Hints are left out. */
export function severities(studio: Studio): ReadonlyMap<Id, Severity> {
  const counts = new Map<Id, { error: number; warning: number }>();
  for (const { finding, id } of studio.findings.placed) {
    if (finding.severity === "info") continue;
    const node = nodeOf(studio, id);
    const count = counts.get(node) ?? { error: 0, warning: 0 };
    count[finding.severity] += 1;
    counts.set(node, count);
  }
  return new Map(Array.from(counts, ([id, count]) => [id, severityOf(count)]));
}

function severityOf({ error, warning }: { error: number; warning: number }): Severity {
  const words = [error > 0 ? t("errors", { count: error }) : "", warning > 0 ? t("warnings", { count: warning }) : ""];
  return { severity: error > 0 ? "error" : "warning", words: words.filter(Boolean).join(t("comma")) };
}
