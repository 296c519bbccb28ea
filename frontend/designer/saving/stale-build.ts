/**
 * A part that is loaded when it is first wanted, and can't be: the network is gone, or Card Studio was updated while this page
 * was open (contracts §static-files).
 */
import { t } from "../../i18n/designer.ts";
import { toast } from "../../web/toast.ts";

/** What browsers call an `import()` that failed. */
const FAILED_IMPORT = /dynamically imported module|importing a module script|error loading dynamically/i;

/** Says so; after an update it offers to load the page again: everything typed is kept by the journal. */
export function watchStaleBuild(): void {
  window.addEventListener("unhandledrejection", (event) => {
    const reason: unknown = event.reason;
    if (!(reason instanceof Error) || !FAILED_IMPORT.test(reason.message)) return;
    event.preventDefault();
    if (!navigator.onLine) {
      toast(t("part-offline"), { kind: "info" });
      return;
    }
    const reload = () => location.reload();
    toast(`${t("updated-title")} ${t("updated-text")}`, {
      kind: "info",
      action: { label: t("updated-reload"), run: reload },
    });
  });
}
