/** A token's key, which is shown once: leaving the page with one that was not taken along asks. */

export function watchKey(): void {
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
