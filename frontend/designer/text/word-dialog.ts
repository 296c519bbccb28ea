/** Asks for one word: an address, an id. */
import { html } from "lit";
import { t } from "../../i18n/text.ts";
import { openDialog } from "../core/dialog.ts";

/** Undefined when the person thought better of it. */
export async function openWordDialog(title: string, value: string): Promise<string | undefined> {
  let answer: string | undefined;
  await openDialog("ask-word", title, (close) => {
    const submit = (event: SubmitEvent) => {
      event.preventDefault();
      answer = String(new FormData(event.target as HTMLFormElement).get("word") ?? "").trim();
      close();
    };
    return html`<form @submit=${submit}>
      <div class="dialog-body"><input class="input" name="word" aria-label=${title} .value=${value} autocomplete="off" spellcheck="false" autofocus /></div>
      <div class="dialog-foot">
        <button class="btn btn-quiet" type="button" @click=${close}>${t("prompt-cancel")}</button>
        <button class="btn btn-ink">${t("prompt-use")}</button>
      </div>
    </form>`;
  });
  return answer;
}
