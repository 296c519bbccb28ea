/** Releasing the draft or a version: who is touched, what would break and what mends it, before anything moves. */
import { t } from "../i18n/release.ts";
import { askInDialog } from "../ui/dialogs.ts";
import { call } from "../web/api.ts";
import { toast } from "../web/toast.ts";
import { Asking, trialOf, type Wanted } from "./asking.ts";
import { releaseForm } from "./release-form.ts";

/** Asks and releases. Resolves with the number of the release, if it moved. */
export async function askToRelease(wanted: Wanted): Promise<number | undefined> {
  await wanted.draft.settle();
  const [{ data: release }, trial] = await Promise.all([
    call("GET", `templates/${wanted.template}/release/`),
    trialOf(wanted),
  ]);
  const asking = new Asking(wanted, release, trial);
  const number = await askInDialog<number>(
    asking.title,
    (close, redraw) => {
      asking.opened(close, redraw);
      return releaseForm(asking);
    },
    { css: "dlg-m" },
  );
  if (number !== undefined) toast(t("released", { number }));
  return number;
}
