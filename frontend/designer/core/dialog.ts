/** Dialogs that stand in the page while they are open, and leave nothing behind. */
import { html, render, type TemplateResult } from "lit";
import { createRef, ref } from "lit/directives/ref.js";

/** Opens a dialog; `body` gets the way to close it. Resolves when it is closed, however that happened. */
export function openDialog(id: string, title: string, body: (close: () => void) => TemplateResult): Promise<void> {
  return new Promise((resolve) => {
    const place = document.createElement("div");
    document.body.append(place);
    const dialog = createRef<HTMLDialogElement>();
    const closed = () => {
      place.remove();
      resolve();
    };
    render(
      html`<dialog class="dialog" id=${id} aria-labelledby="${id}-title" ${ref(dialog)} @close=${closed}>
        <div class="dialog-body"><h2 id="${id}-title">${title}</h2></div>
        ${body(() => dialog.value?.close())}
      </dialog>`,
      place,
    );
    dialog.value?.showModal();
  });
}
