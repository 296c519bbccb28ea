/** The words of the outcome. */
import { joined, type Translate } from "../i18n/index.ts";
import { type Word, words } from "../i18n/outcome.ts";
import { type Word as PageWord, words as pageWords } from "../i18n/outcome-page.ts";
import { spoken } from "./words.ts";

export type OutcomeWords = Translate<Word | PageWord>;

/** For people of a brand. */
export function outcomeWords(brand: string): OutcomeWords {
  return spoken(joined(words, pageWords), brand);
}
