/** Carries "this was just deleted" from the template page to the library, which offers the way back. */

const KEY = "cardstudio.deleted";

export interface Deleted {
  readonly id: string;
  readonly name: string;
}

export function rememberDeleted(deleted: Deleted): void {
  sessionStorage.setItem(KEY, JSON.stringify(deleted));
}

/** What was deleted on the page before; once. */
export function recallDeleted(): Deleted | undefined {
  const kept = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  return kept === null ? undefined : (JSON.parse(kept) as Deleted);
}
