/** The words of the outcome. */
import type { Translate } from "../i18n/index.ts";
import { en, zh } from "../i18n/outcome.ts";
import { language, spoken } from "./words.ts";

export type OutcomeWords = Translate<typeof en>;

/** For people of a brand. */
export function outcomeWords(brand: string): OutcomeWords {
  return spoken<typeof en>(language === "zh" ? zh : en, brand);
}
