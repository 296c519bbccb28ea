/** The draft on the server: one save, what it answers, and what somebody else saved. */
import { exactly } from "../../document/exact-json.ts";
import type { PutResult } from "../../document/save-queue.ts";
import { isObject, type JsonObject } from "../../document/values.ts";
import { call, Problem } from "../../web/api.ts";
import type { Shapes } from "../../web/api-types.ts";

/** What somebody else saved. */
export interface Current {
  readonly revision: number;
  readonly document: JsonObject;
  readonly author: string;
  /** ISO 8601. */
  readonly at: string;
}

/** Nobody is signed in any more, or as somebody whose page this isn't: nothing is saved until that is mended. */
export class SignedOut extends Error {}

/** Saves the document text. Rejects when there is no answer (SignedOut: sign in first); then the save can be sent again. */
export async function putDraft(
  template: string,
  text: string,
  revision: number,
  saveId: string,
): Promise<PutResult<Current>> {
  try {
    const headers = { "If-Match": `"${revision}"`, "Save-Id": saveId };
    const answer = await call("PUT", `templates/${template}/draft/`, { body: `{"document":${text}}`, headers });
    return { kind: "saved", revision: answer.revision ?? revision + 1 };
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500 || error.status === 429) throw error;
    if (isSignedOut(error)) throw new SignedOut();
    if (error.status === 412) return { kind: "conflict", current: currentOf(error) };
    return { kind: "refused", message: error.message };
  }
}

/** The draft as it is now. */
export async function getDraft(
  template: string,
): Promise<{ readonly revision: number; readonly document: JsonObject }> {
  const answer = await call("GET", `templates/${template}/draft/`);
  const { document } = exactly(answer);
  return { revision: answer.revision ?? 0, document };
}

export function isSignedOut(error: unknown): boolean {
  return error instanceof Problem && (error.status === 401 || (error.status === 403 && /csrf/.test(error.code)));
}

function currentOf(stale: Problem): Current {
  const { current } = exactly<Shapes["Stale"]>(stale);
  const author = isObject(current.author) ? current.author : {};
  return {
    revision: Number(current.revision),
    document: isObject(current.document) ? current.document : {},
    author: String(author.name ?? ""),
    at: String(current.at),
  };
}
