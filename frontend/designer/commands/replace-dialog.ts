/** What is to become of the card when a whole one is pasted. */
import { html } from "lit";
import { t } from "../../i18n/commands.ts";
import { openDialog } from "../core/dialog.ts";

export async function askReplaceOrAdd(): Promise<"replace" | "add" | "neither"> {
  let answer: "replace" | "add" | "neither" = "neither";
  await openDialog("replace", t("replace-title"), (close) => {
    const choose = (value: typeof answer) => () => {
      answer = value;
      close();
    };
    return html`<div class="dialog-body"><p>${t("replace-text")}</p></div>
      <div class="dialog-foot">
        <button class="btn btn-quiet" type="button" @click=${choose("add")}>${t("replace-add")}</button>
        <button class="btn btn-ink" type="button" @click=${choose("replace")}>${t("replace-card")}</button>
      </div>`;
  });
  return answer;
}
