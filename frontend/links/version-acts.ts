/** What is done to one version: made the draft again, and its note. */
import { html } from "lit";
import { t } from "../i18n/versions.ts";
import { NOTE_LENGTH } from "../release/note.ts";
import { askInDialog, question } from "../ui/dialogs.ts";
import { call } from "../web/api.ts";
import { failureMessage } from "../web/messages.ts";
import { toast } from "../web/toast.ts";

/** Makes the draft what a version says, if the person is sure; what it said before is kept as a version. */
export async function restore(template: string, number: number): Promise<void> {
  const title = t("restore-title", { number });
  const sure = await askInDialog<true>(title, (close) =>
    question(title, html`<p>${t("restore-text", { number })}</p>`, t("restore"), { submit: () => close(true) }),
  );
  if (sure === undefined) return;
  const { revision } = (await call("GET", `templates/${template}/`)).data;
  await call("POST", `templates/${template}/versions/`, { body: { revision } });
  await call("POST", `templates/${template}/versions/${number}/restore/`, { body: { revision } });
  const open = () => location.assign(`/templates/${template}/`);
  toast(t("restored", { number }), { action: { label: t("open"), run: open } });
}

/** Asks for another note and stores it; the dialog stays, with what was typed, where that fails. */
export async function changeNote(template: string, number: number, note: string): Promise<void> {
  const title = t("note-title", { number });
  let problem = "";
  await askInDialog<true>(
    title,
    (close, redraw) => {
      const save = async (form: HTMLFormElement) => {
        const body = { note: String(new FormData(form).get("note") ?? "") };
        try {
          await call("PATCH", `templates/${template}/versions/${number}/`, { body });
          close(true);
          toast(t("note-saved", { number }));
        } catch (error) {
          problem = failureMessage(error);
          redraw();
        }
      };
      const field = html`<label class="field"><span class="label">${t("note")}</span>
        <textarea class="area" name="note" rows="4" maxlength=${NOTE_LENGTH} .defaultValue=${note} autofocus></textarea></label>`;
      return question(title, field, t("note-save"), { problem, submit: (form) => void save(form) });
    },
    { css: "dlg-m" },
  );
}
