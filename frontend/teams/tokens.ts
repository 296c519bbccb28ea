/** A team's tokens: the dialog for a new one, and its key, which is shown once. */

export function watchTokens(): void {
  const dialog = document.querySelector<HTMLDialogElement>("dialog#new-token");
  if (dialog !== null) watchDialog(dialog);
  watchKey();
}

/** The server draws the dialog as a part of the page, which is open where a form was wrong; here it lies over the page. */
function watchDialog(dialog: HTMLDialogElement): void {
  const show = () => {
    dialog.close();
    dialog.showModal();
  };
  if (dialog.open) show();
  document.addEventListener("click", (event) => {
    const pressed = event.target instanceof Element ? event.target.closest("[data-new-token], [data-cancel]") : null;
    if (pressed === null || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    if (pressed.matches("[data-new-token]")) show();
    else dialog.close();
  });
  // What a form was told in vain is not in the way of the next.
  dialog.addEventListener("close", () => history.replaceState(null, "", location.pathname));
}

/** Leaving the page with a key that was not taken along asks. */
function watchKey(): void {
  const key = document.querySelector<HTMLElement>("[data-key]");
  if (key === null) return;
  let isKept = false;
  const keep = () => {
    isKept = true;
  };
  key.addEventListener("copy", keep);
  const box = key.closest("section");
  box?.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("[data-copy], [data-save-key], [data-key-kept]") !== null) keep();
  });
  window.addEventListener("beforeunload", (event) => {
    if (!isKept) event.preventDefault();
  });
}
