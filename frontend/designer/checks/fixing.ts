/** Repairs the server makes: all at once, or those whose patch the browser's numbers cannot carry. One step of the history. */
import { stringify } from "lossless-json";
import { editSource } from "../../document/commands/replace.ts";
import { parseExact } from "../../document/exact.ts";
import type { Id } from "../../document/ids.ts";
import { elementOf } from "../../document/state.ts";
import type { Transaction } from "../../document/transaction.ts";
import { isObject } from "../../document/values.ts";
import { t } from "../../i18n/checks.ts";
import { call } from "../../library/http.ts";
import { nodeOf } from "../core/nodes.ts";
import type { Studio } from "../core/studio.ts";

/** Lets the server repair what these rules found; says so when that was not possible. */
export async function fixedByServer(studio: Studio, rules: readonly string[] | "all", title: string): Promise<void> {
  const { document } = studio.state;
  try {
    const body = `{"document":${stringify(document)},"fix":${JSON.stringify(rules)}}`;
    const answer = await call("POST", "cards/lint/", { body });
    const { card } = parseExact(answer.text) as { card?: unknown };
    if (studio.state.document !== document) return studio.refuse({ key: "fix-stale", params: {} });
    if (isObject(card)) enter(studio, { ...editSource(studio.state, card), ...labelled(title) });
  } catch {
    studio.say(t("fix-failed"), "info");
  }
}

function labelled(title: string): Pick<Transaction, "label" | "origin"> {
  return { label: { key: "did-fix", params: { title } }, origin: "fix" };
}

function enter(studio: Studio, transaction: Transaction): void {
  if (transaction.ops.length === 0) studio.say(t("fix-none"), "info");
  else if (studio.run(transaction)) studio.reveal(touched(studio, transaction), true);
}

/** The elements a transaction changed that are still there. */
function touched(studio: Studio, { ops }: Transaction): readonly Id[] {
  const ids = ops.map((op) => (op.op === "insert" ? op.parent : op.id));
  const nodes = ids.filter((id) => elementOf(studio.state, id) !== undefined).map((id) => nodeOf(studio, id));
  return [...new Set(nodes)].filter((id) => elementOf(studio.state, id) !== undefined);
}
