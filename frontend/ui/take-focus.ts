/** For `ref`: a field that was just opened has the focus as soon as it stands in the page, before the next key. */
export function takeFocus(field: Element | undefined): void {
  if (field instanceof HTMLInputElement) queueMicrotask(() => field.focus({ preventScroll: true }));
}
