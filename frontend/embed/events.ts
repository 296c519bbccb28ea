/** What a page with a button is told, as events. */
import type { State } from "../jssdk/machine.ts";

export interface Happening {
  readonly name: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** Not worth an event: nothing has happened yet. */
const SILENT: readonly State["phase"][] = ["ready", "preparing", "sure"];
const NAMES: Readonly<Record<string, string>> = {
  waiting: "share-started",
  asking: "share-unknown",
  between: "share-progress",
};

/** The event for a step from one phase to another; a list's batches are progress until the last. */
export function happened(before: State, after: State): Happening | null {
  const { phase } = after;
  // Taking back "once more?" leads to where it came from.
  if (SILENT.includes(phase) || before.phase === "sure") return null;
  return { name: NAMES[phase] ?? `share-${phase}`, detail: detailOf(after) };
}

function detailOf({ phase, call, outcome, problem, run }: State): Happening["detail"] {
  if (phase === "blocked") return { ...problem };
  const known = { attempt: call?.attempt ?? null, batch: call?.batch ?? null };
  if (phase === "waiting" || phase === "asking") return known;
  const deliveries = [...(run?.delivered ?? []), ...(run?.missed ?? []), ...(run?.unsure ?? [])];
  const left = run?.queue.length ?? 0;
  return { ...known, code: outcome?.code ?? null, message: outcome?.message ?? "", deliveries, left };
}
