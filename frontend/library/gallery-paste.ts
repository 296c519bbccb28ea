/** The dialog that takes a pasted text where there is no page for it. */
import { html, type TemplateResult } from "lit";
import { createRef, ref } from "lit/directives/ref.js";
import { t } from "../i18n/gallery.ts";

export class PastePanel {
  private readonly dialog = createRef<HTMLDialogElement>();

  /** `take` is called with what somebody wants opened. */
  constructor(private readonly take: (text: string) => void) {}

  open(): void {
    this.dialog.value?.showModal();
  }

  draw(): TemplateResult {
    const submit = (event: SubmitEvent) => {
      const field = (event.target as HTMLFormElement).elements.namedItem("text") as HTMLTextAreaElement;
      const text = field.value.trim();
      if (text !== "") this.take(text);
    };
    return html`<dialog class="dialog gal-paste" aria-labelledby="gal-paste-title" ${ref(this.dialog)}>
      <form method="dialog" @submit=${submit}>
        <div class="dialog-body">
          <h2 id="gal-paste-title">${t("paste-title")}</h2>
          <label class="field"><span class="label">${t("paste-label")}</span>
            <textarea class="area" name="text" rows="10" required spellcheck="false" autocomplete="off" wrap="off" placeholder=${t("paste-placeholder")}></textarea></label>
        </div>
        <div class="dialog-foot">
          <button class="btn btn-quiet" type="button" @click=${() => this.dialog.value?.close()}>${t("cancel")}</button>
          <button class="btn btn-ink">${t("paste-open")}</button>
        </div>
      </form>
    </dialog>`;
  }
}
