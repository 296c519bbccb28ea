/** Why a text is no card, in words. */
import { t } from "../../i18n/source.ts";
import { isFault, type parsed, spotAt } from "./parsed.ts";
import type { Scope } from "./scope.ts";

export interface Fault {
  readonly what: string;
  /** Character offset. */
  readonly at: number;
}

/** The fault in what was read; undefined when it can be what is shown. */
export function faultIn(read: ReturnType<typeof parsed>, { toCard }: Scope): Fault | undefined {
  if (isFault(read)) return { what: t(`fault-${read.kind}`), at: read.at };
  const { node, start } = spotAt(read, toCard);
  const isThere = toCard.length === 0 || read.members?.some(({ key }) => key === toCard[0]);
  return isThere && node.kind === "object" ? undefined : { what: t("fault-not-object"), at: start };
}
