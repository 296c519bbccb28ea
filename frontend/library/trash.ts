/** Deleting for good, one card, several or all of the trash: nothing goes before somebody has said so. */
import { t } from "../i18n/order.ts";
import { askSure } from "../ui/dialogs.ts";
import { call } from "../web/api.ts";
import { failureMessage } from "../web/messages.ts";
import { toast } from "../web/toast.ts";
import type { Card } from "./card-actions.ts";

export function askPurge(cards: readonly Card[]): Promise<boolean> {
  const [first] = cards;
  const one = cards.length === 1 && first ? t("purge-title-one", { name: first.name }) : undefined;
  const verb = one ? t("purge") : t("purge-count", { count: cards.length });
  return askSure(one ?? t("purge-title", { count: cards.length }), t("purge-text"), verb);
}

/** The button says how many there were when the page was made, and when that was: what came later stays. */
export async function emptyTrash(button: HTMLElement, team: string, refresh: () => Promise<void>): Promise<void> {
  const { emptyTrash: count = "", seen = "" } = button.dataset;
  const isSure = await askSure(
    t(count === "1" ? "empty-title-one" : "empty-title", { count }),
    t("purge-text"),
    count === "1" ? t("purge") : t("purge-count", { count }),
  );
  if (!isSure) return;
  try {
    const { data } = await call("POST", `teams/${team}/trash/empty/`, { body: { before: seen } });
    await refresh();
    toast(t(data.removed === 1 ? "emptied-one" : "emptied", { count: data.removed }), { kind: "trash" });
  } catch (error) {
    toast(failureMessage(error), { kind: "info" });
  }
}
