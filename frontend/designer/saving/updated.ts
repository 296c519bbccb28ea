/** A part that can't be loaded any more: Card Studio was updated while this page was open (design §7, static files). */
import { t } from "../../i18n/designer.ts";
import { toast } from "../../library/toast.ts";

/** What browsers call an `import()` that failed. */
const FAILED_IMPORT = /dynamically imported module|importing a module script|error loading dynamically/i;

/** Says so, and offers to load the page again: everything typed is kept by the journal. */
export function watchUpdates(): void {
  window.addEventListener("unhandledrejection", (event) => {
    const reason: unknown = event.reason;
    if (!(reason instanceof Error) || !FAILED_IMPORT.test(reason.message) || !navigator.onLine) return;
    event.preventDefault();
    const reload = () => location.reload();
    toast(`${t("updated-title")} ${t("updated-text")}`, {
      kind: "info",
      action: { label: t("updated-reload"), run: reload },
    });
  });
}
