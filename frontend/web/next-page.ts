/** What the next page says first: the page on which something was done is gone by then. */

const KEY = "cardstudio.said";

export interface Said {
  readonly message: string;
  /** A team that was deleted, which its owner may take back at once. */
  readonly deletedTeam?: string;
}

export function sayOnNextPage(said: Said): void {
  sessionStorage.setItem(KEY, JSON.stringify(said));
}

/** What the page before left to say; once. */
export function saidBefore(): Said | undefined {
  const kept = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  return kept === null ? undefined : (JSON.parse(kept) as Said);
}
