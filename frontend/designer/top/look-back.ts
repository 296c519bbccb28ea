/** A version beside the draft, and the way back to it. */
import { exactly, formatExact } from "../../document/exact-json.ts";
import { t } from "../../i18n/top.ts";
import { compareCards } from "../../preview/compare.ts";
import { call } from "../../web/api.ts";
import { saveFailureMessage } from "../../web/messages.ts";
import { toast } from "../../web/toast.ts";
import { cardForPeople } from "../core/drawn.ts";
import type { Studio } from "../core/studio.ts";
import type { Saving } from "../saving/saving.ts";

/** Shows a version beside the draft, and makes it the draft again if the person says so. */
export async function compareVersion(template: string, number: number, studio: Studio, saving: Saving): Promise<void> {
  try {
    const { document } = exactly(await call("GET", `templates/${template}/versions/${number}/`));
    const answer = await compareCards({
      title: t("version-title", { number }),
      text: studio.mayEdit ? t("version-text") : "",
      mine: {
        label: t("version-named", { number }),
        text: formatExact(cardForPeople(document)),
        ...(studio.mayEdit && { choose: t("version-restore") }),
      },
      theirs: {
        label: t("version-draft"),
        text: formatExact(cardForPeople(studio.state.document)),
        ...(studio.mayEdit && { choose: t("version-keep") }),
      },
      later: t("close"),
    });
    if (answer === "mine") await restore(template, number, saving);
  } catch (error) {
    toast(saveFailureMessage(error), { kind: "info" });
  }
}

async function restore(template: string, number: number, saving: Saving): Promise<void> {
  await saving.settle();
  const answer = await call("POST", `templates/${template}/versions/${number}/restore/`, {
    body: { revision: saving.revision },
  });
  const { document } = exactly(answer);
  saving.adopt(document, answer.revision ?? saving.revision + 1, { key: "did-restore", params: { number } });
  toast(t("version-restored", { number }));
}
