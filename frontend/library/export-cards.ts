/** Some cards as a zip archive, which the browser saves: a folder for each of them, for Git and for other sites. */
import { csrfToken, JSON_TYPE, refusal, request } from "../web/http.ts";
import { failureMessage } from "../web/messages.ts";
import { toast } from "../web/toast.ts";
import type { Card } from "./card-actions.ts";

/** What one address may name (`MOST_NAMED` in `api_portable.py`); of those the browser shows how far it is. */
const MOST = 100;

/** Nothing on the page changes, so the cards stay selected. */
export async function exportCards(team: string, cards: readonly Card[]): Promise<void> {
  const address = `/api/v1/teams/${team}/library/`;
  const ids = cards.map(({ id }) => id);
  if (ids.length <= MOST) return location.assign(`${address}?templates=${ids.join(",")}`);
  try {
    const headers = { ...JSON_TYPE, Accept: "application/zip, application/json", "X-CSRFToken": csrfToken() };
    const response = await request(`${address}export/`, { templates: ids }, { headers });
    if (!response.ok) return toast((await refusal(response)) ?? failureMessage(undefined), { kind: "info" });
    save(await response.blob(), "library.zip");
  } catch (error) {
    toast(failureMessage(error), { kind: "info" });
  }
}

function save(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
