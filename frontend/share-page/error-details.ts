/** What somebody hands to the developer of a page that failed: all that is known, nothing secret. */

import type { State } from "../jssdk/machine.ts";
import type { PageData, Wishes } from "../jssdk/types.ts";
import { copyText } from "../web/copy-text.ts";

/** Copies the details; false where nothing may be copied. */
export function copyDetails(state: State, data: PageData, wishes: Wishes): Promise<boolean> {
  return copyText(detailsText(state, data, wishes));
}

function detailsText(state: State, data: PageData, wishes: Wishes): string {
  const { phase, call, outcome, problem } = state;
  const details = {
    page: location.pathname,
    phase,
    attempt: call?.attempt,
    batch: call?.batch,
    target: call?.target,
    outcome,
    problem,
    without: wishes.without,
    causes: data.errors[String(outcome?.code)]?.causes,
    client: data.client,
    userAgent: navigator.userAgent,
    time: new Date().toISOString(),
  };
  return JSON.stringify(details, null, 2);
}
