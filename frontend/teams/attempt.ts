/** Doing what somebody asked for, and saying why where it did not work. */
import { t } from "../i18n/teams.ts";
import { Problem } from "../web/api.ts";
import { failureMessage } from "../web/messages.ts";
import { toast } from "../web/toast.ts";

/**
 * Why something did not work. A page that was opened with another role, or before somebody left, still shows buttons that no
 * longer work: the first press says so.
 */
export function reasonOf(error: unknown): string {
  if (error instanceof Problem && error.status === 403) return t("role-changed");
  if (error instanceof Problem && error.status === 404) return t("gone");
  return failureMessage(error);
}

/** Runs it; what goes wrong is said in a toast. Undefined then. */
export async function attempt<Made>(run: () => Promise<Made>): Promise<Made | undefined> {
  try {
    return await run();
  } catch (error) {
    const isStale = error instanceof Problem && (error.status === 403 || error.status === 404);
    const action = { label: t("reload"), run: () => location.reload() };
    toast(reasonOf(error), { kind: "info", ...(isStale && { action }) });
    return undefined;
  }
}
