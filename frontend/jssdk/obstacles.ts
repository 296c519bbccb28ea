/** What stands in the way of sending before a client is asked: read alike by everything that asks Card Studio. */
import type { PageData, Problem } from "./types.ts";

/** What a link's page has against this client; null where nothing. */
export function misfit({
  otherBrand,
  brand,
  neededVersion,
}: Pick<PageData, "otherBrand" | "brand" | "neededVersion">): Problem | null {
  if (otherBrand) return problem("brand", brand);
  return neededVersion === "" ? null : problem("version", neededVersion);
}

/** How a server of ours refused: its HTTP status, 0 where no answer came; `wait`: seconds it asked to wait. */
export interface Refusal {
  readonly status: number;
  readonly wait?: number | undefined;
}

/** What a refusal at one of a link's addresses means. */
export function refused({ status, wait }: Refusal, message = `HTTP ${status}`): Problem {
  const kind = KINDS[status] ?? (status >= 500 ? "fault" : "server");
  return { ...problem(kind, message), ...(wait === undefined ? {} : { wait }) };
}

/** The same of a card that was asked for with values: those the server refuses, or misses. */
export function refusedCard(refusal: Refusal, hasBlanks: boolean, message?: string): Problem {
  const { status } = refusal;
  const isAboutValues = status === 400 || (status === 422 && hasBlanks);
  return isAboutValues ? problem("blanks", message ?? `HTTP ${status}`) : refused(refusal, message);
}

const KINDS: Readonly<Record<number, Problem["kind"]>> = {
  401: "signin",
  404: "ended",
  410: "ended",
  422: "content",
  429: "busy",
  503: "busy",
};

function problem(kind: Problem["kind"], message: string): Problem {
  return { kind, code: null, message };
}
