/** Publishing the draft as a version, looking at versions, going back to one. */
import { html } from "lit";
import { exactly, formatExact } from "../../document/exact-json.ts";
import { t } from "../../i18n/top.ts";
import { compareCards } from "../../preview/compare.ts";
import { call } from "../../web/api.ts";
import { saveFailureMessage } from "../../web/messages.ts";
import { toast } from "../../web/toast.ts";
import { openDialog } from "../core/dialog.ts";
import type { Studio } from "../core/studio.ts";
import type { Saving } from "../saving/saving.ts";
import type { VersionRow } from "./versions.ts";

/** Asks for a note and publishes. Resolves when the dialog is closed. */
export function askToPublish(template: string, saving: Saving): Promise<void> {
  return openDialog("publish", t("publish-title"), (close) => {
    const submit = async (event: SubmitEvent) => {
      event.preventDefault();
      const button = event.submitter as HTMLButtonElement | null;
      const note = String(new FormData(event.target as HTMLFormElement).get("note") ?? "");
      if (button) button.disabled = true;
      try {
        await saving.settle();
        const body = { note, revision: saving.revision };
        const answer = await call("POST", `templates/${template}/versions/`, { body });
        const { number } = answer.data;
        close();
        toast(t(answer.status === 201 ? "published" : "published-same", { number }));
      } catch (error) {
        toast(saveFailureMessage(error), { kind: "info" });
      } finally {
        if (button) button.disabled = false;
      }
    };
    return html`<form @submit=${submit}>
      <div class="dialog-body">
        <p>${t("publish-text")}</p>
        <label class="field"><span class="label">${t("publish-note")}<span class="end">${t("publish-optional")}</span></span>
          <textarea class="area" name="note" rows="3" maxlength="400" placeholder=${t("publish-placeholder")}></textarea></label>
      </div>
      <div class="dialog-foot">
        <button class="btn btn-quiet" type="button" @click=${close}>${t("cancel")}</button>
        <button class="btn btn-ink" id="publish-now">${t("publish")}</button>
      </div>
    </form>`;
  });
}

export async function listVersions(template: string): Promise<readonly VersionRow[]> {
  const { data } = await call("GET", `templates/${template}/versions/`);
  return data.results;
}

/** Shows a version beside the draft, and makes it the draft again if the person says so. */
export async function compareVersion(template: string, number: number, studio: Studio, saving: Saving): Promise<void> {
  try {
    const { document } = exactly(await call("GET", `templates/${template}/versions/${number}/`));
    const answer = await compareCards({
      title: t("version-title", { number }),
      text: studio.mayEdit ? t("version-text") : "",
      mine: {
        label: t("version-named", { number }),
        text: formatExact(document.card),
        ...(studio.mayEdit && { choose: t("version-restore") }),
      },
      theirs: {
        label: t("version-draft"),
        text: formatExact(studio.state.document.card),
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
