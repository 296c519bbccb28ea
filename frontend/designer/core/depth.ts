/** How much of the designer somebody sees: a cookie, which the server keeps with the person (`accounts/preferences.py`). */
const YEAR = 365 * 24 * 60 * 60;

/** Simple is what everybody begins with. */
export function isSimpleChosen(): boolean {
  return !/(?:^|; )depth=pro(?:;|$)/.test(document.cookie);
}

export function keepDepth(isSimple: boolean): void {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: not every browser has the Cookie Store API.
  document.cookie = `depth=pro; path=/; max-age=${isSimple ? 0 : YEAR}; SameSite=Lax${secure}`;
}
