/** Repairs the server makes: all at once, or those whose patch the browser's numbers cannot carry. One step of the history. */
import { stringify } from "lossless-json";
import { takeOver } from "../../document/commands/replace.ts";
import { exactly } from "../../document/exact-json.ts";
import type { Id } from "../../document/ids.ts";
import { elementOf } from "../../document/state.ts";
import type { Transaction } from "../../document/transaction.ts";
import { isObject } from "../../document/values.ts";
import { t } from "../../i18n/checks.ts";
import { call } from "../../web/api.ts";
import { nodeOf } from "../core/nodes.ts";
import type { Studio } from "../core/studio.ts";

/** Lets the server repair what these rules found; says so when that was not possible. */
export async function fixOnServer(studio: Studio, rules: readonly string[] | "all", title: string): Promise<void> {
  const { document } = studio.state;
  try {
    const body = `{"document":${stringify(document)},"fix":${JSON.stringify(rules)}}`;
    const answer = await call("POST", "cards/lint/", { body });
    const mended = exactly(answer);
    if (studio.state.document !== document) return studio.refuse({ key: "fix-stale", params: {} });
    if (isObject(mended.document)) enter(studio, takeOver(studio.state, mended.document, didFix(title), "fix"));
  } catch {
    studio.say(t("fix-failed"), "info");
  }
}

function didFix(title: string): Transaction["label"] {
  return { key: "did-fix", params: { title } };
}

function enter(studio: Studio, transaction: Transaction): void {
  if (transaction.ops.length === 0) studio.say(t("fix-none"), "info");
  else if (studio.apply(transaction)) studio.reveal(touched(studio, transaction), true);
}

/** The elements a transaction changed that are still there. */
function touched(studio: Studio, { ops }: Transaction): readonly Id[] {
  const ids = ops.map((op) => (op.op === "insert" ? op.parent : op.id));
  const nodes = ids.filter((id) => elementOf(studio.state, id) !== undefined).map((id) => nodeOf(studio, id));
  return [...new Set(nodes)].filter((id) => elementOf(studio.state, id) !== undefined);
}
