/** Puts together what keeps the card: with an account on the server, in `/try/` on this device. */
import { stringify } from "lossless-json";
import { toDocument } from "../../document/state.ts";
import type { PageData } from "../core/page-data.ts";
import type { Studio } from "../core/studio.ts";
import { putOnDevice } from "../try/device.ts";
import { askConflict, askRecovery } from "./conflict-dialog.ts";
import { putDraft } from "./draft-api.ts";
import { idbStore, webLocks } from "./idb-store.ts";
import { Journal } from "./journal.ts";
import { Presence } from "./presence.ts";
import { Saving, type Store } from "./saving.ts";
import { startSession } from "./signin-again.ts";

export async function startSaving(
  page: PageData,
  studio: Studio,
): Promise<{ readonly saving: Saving; readonly presence: Presence | undefined }> {
  const isTry = page.mode === "try";
  const store: Store = isTry
    ? { put: putOnDevice }
    : { put: (text, revision, saveId) => putDraft(page.id, text, revision, saveId) };
  // With the ids the steps will speak of: what the server has may name none yet.
  const base = { revision: page.revision, document: stringify(toDocument(studio.state)) ?? "" };
  const journal = new Journal({
    store: await idbStore(),
    locks: webLocks,
    of: `${page.user}.${page.id}`,
    base,
    changed: () => studio.notify("save"),
    now: Date.now,
    newId: () => crypto.randomUUID(),
    setTimer: (run, ms) => setTimeout(run, ms),
    clearTimer: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
  });
  const session = startSession(page, studio.say);
  const saving = new Saving({
    studio,
    store,
    journal,
    session,
    revision: page.revision,
    asks: { conflict: askConflict, recovery: askRecovery },
    newId: () => crypto.randomUUID(),
    online: () => navigator.onLine,
  });
  watchPage(saving);
  return { saving, presence: isTry || !page.mayEdit ? undefined : new Presence(page.id, studio, saving) };
}

/** What happens to the page that saving has to know. */
function watchPage(saving: Saving): void {
  window.addEventListener("online", () => saving.flush());
  window.addEventListener("beforeunload", (event) => {
    if (saving.safety === "unkept") event.preventDefault();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") saving.flush();
  });
}
