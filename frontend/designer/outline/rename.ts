/** Asking for a new name: any part may; the outline answers with a field in place of the name. */
import type { Id } from "../../document/ids.ts";

const ASKED = "designer-rename";

export function askName(id: Id): void {
  document.dispatchEvent(new CustomEvent<Id>(ASKED, { detail: id }));
}

/** Calls `answer` when somebody asks. Answers how to stop. */
export function onAskName(answer: (id: Id) => void): () => void {
  const listener = (event: Event) => answer((event as CustomEvent<Id>).detail);
  document.addEventListener(ASKED, listener);
  return () => document.removeEventListener(ASKED, listener);
}
