/** Why a text is no card, in words. */
import { t } from "../../i18n/source.ts";
import { isFault, type parsed } from "./parsed.ts";

export interface Fault {
  readonly what: string;
  /** Character offset. */
  readonly at: number;
}

/** The fault in what was read; undefined when it is an object. */
export function faultIn(read: ReturnType<typeof parsed>): Fault | undefined {
  if (isFault(read)) return { what: t(`fault-${read.kind}`), at: read.at };
  return read.kind === "object" ? undefined : { what: t("fault-not-object"), at: read.start };
}
