/** A code, or what stands before any sending, in a sentence with a next step. */

import type { Explanation, PageData, Problem } from "../jssdk/types.ts";
import type { OutcomeWords } from "./outcome-words.ts";

/** What the server's table says of a platform code, and our own words for everything else. */
export function problemWords(problem: Problem | null, data: PageData, t: OutcomeWords): Omit<Explanation, "tone"> {
  switch (problem?.kind) {
    case "config":
      return explained(problem.code, data, t);
    case "script":
      return { title: t("loadFailedTitle"), next: t("loadFailedText"), again: true };
    case "version":
      return { title: t("versionTitle"), next: t("versionText", { version: data.neededVersion }), again: false };
    case "brand":
      return { title: t("brandTitle"), next: t("brandText"), again: false };
    case "timeout":
      return { title: t("timeoutTitle"), next: t("timeoutText"), again: true };
    case "server":
      return { title: t("serverTitle"), next: t("serverText"), again: true };
    case "ended":
      return { title: t("endedTitle"), next: t("endedText"), again: false };
    case "content":
      return { title: t("contentTitle"), next: t("contentText"), again: false };
    case "blanks":
      return { title: t("blanksTitle"), next: t("blanksText"), again: true };
    default:
      return { title: t("bridgeTitle"), next: t("bridgeText"), again: true };
  }
}

function explained(code: number | null, data: PageData, t: OutcomeWords): Omit<Explanation, "tone"> {
  const known = code === null ? undefined : data.errors[String(code)];
  const title = code === null ? t("notSent") : t("unknownCode", { code });
  return known ?? { title, next: t("unknownNext"), again: true };
}
