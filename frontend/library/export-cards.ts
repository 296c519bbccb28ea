/** Some cards as a zip archive, which the browser saves: a folder for each of them, for Git and for other sites. */
import { t } from "../i18n/order.ts";
import { toast } from "../web/toast.ts";
import type { Card } from "./card-actions.ts";

/** What one address may name (`MOST_NAMED` in `api_portable.py`). */
const MOST = 100;

/** Nothing on the page changes, so the cards stay selected. */
export function exportCards(team: string, cards: readonly Card[]): void {
  if (cards.length > MOST) toast(t("export-few", { count: MOST }), { kind: "info" });
  else location.assign(`/api/v1/teams/${team}/library/?templates=${cards.map(({ id }) => id).join(",")}`);
}
