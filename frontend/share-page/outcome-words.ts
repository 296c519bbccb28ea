/** The words of the outcome. */
import type { Translate } from "../i18n/index.ts";
import { type Word, words } from "../i18n/outcome.ts";
import { spoken } from "./words.ts";

export type OutcomeWords = Translate<Word>;

/** For people of a brand. */
export function outcomeWords(brand: string): OutcomeWords {
  return spoken(words, brand);
}
