/** Findings as the editor underlines them, each with its fix as an action. */
import type { Diagnostic } from "@codemirror/lint";
import type { Finding } from "../../checks/analysis.ts";
import { fix } from "../../document/commands/replace.ts";
import { isRefusal } from "../../document/commands/result.ts";
import { tokens } from "../../document/pointer.ts";
import { type Placed, placeNow } from "../core/placed-findings.ts";
import type { Studio } from "../core/studio.ts";
import type { Range } from "./editor.ts";
import { type Node, spotAt } from "./parsed.ts";

/** `tree` is that of the text as it stands, `toCard` the keys from it to the card. In the order of the text. */
export function squiggles(studio: Studio, tree: Node, toCard: readonly string[]): readonly Diagnostic[] {
  const found = studio.findings.placed.map((placed) => squiggle(studio, tree, toCard, placed));
  return found.sort((a, b) => a.from - b.from);
}

function squiggle(studio: Studio, tree: Node, toCard: readonly string[], placed: Placed): Diagnostic {
  const { finding } = placed;
  const range = shortly(tree, [...toCard, ...tokens(placeNow(studio.state, placed) + within(finding))]);
  const actions =
    studio.mayEdit && finding.fix ? [{ name: finding.fix.title, apply: () => repair(studio, finding) }] : [];
  return { ...range, severity: finding.severity, message: finding.message, actions };
}

/** A finding about an object may be about one member of it: its fix says which. */
function within({ pointer, fix: given }: Finding): string {
  const path = given?.of === "document" ? undefined : given?.patch[0]?.path;
  return path?.startsWith(`${pointer}/`) ? path.slice(pointer.length) : "";
}

function repair(studio: Studio, finding: Finding): void {
  const outcome = fix(studio.state, finding.fix ?? { title: "", patch: [] });
  if (isRefusal(outcome)) studio.refuse(outcome.reason);
  else studio.apply(outcome);
}

/** What is underlined for a place: a value, but only the `tag` or the key of what holds more. */
function shortly(tree: Node, keys: readonly string[]): Range {
  const { node, start } = spotAt(tree, keys);
  if (node.members === undefined && node.items === undefined) return { from: start, to: node.end };
  const tag = node.members?.find(({ key }) => key === "tag");
  if (tag !== undefined) return { from: tag.start, to: tag.value.end };
  return { from: start, to: start < node.start ? node.start : start + 1 };
}
