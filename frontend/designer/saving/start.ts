/** Puts together what keeps the card: with an account on the server, in `/try/` on this device. */
import { stringify } from "lossless-json";
import { toDocument } from "../../document/state.ts";
import type { PageData } from "../core/page-data.ts";
import type { Studio } from "../core/studio.ts";
import { putOnDevice } from "./device.ts";
import { Journal } from "./journal.ts";
import { Presence } from "./presence.ts";
import { Saving, type Store } from "./saving.ts";
import { putDraft } from "./server.ts";
import { Session } from "./session.ts";

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
  const journal = await Journal.open(`${page.user}.${page.id}`, base, () => studio.tell("save"));
  const session = new Session(page, studio.say);
  const saving = new Saving({ studio, store, journal, session, revision: page.revision });
  return { saving, presence: isTry || !page.mayEdit ? undefined : new Presence(page.id, studio, saving) };
}
