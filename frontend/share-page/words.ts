/** The share page's words in the one language it was built for: the others' would be a tenth of the script each. */
import { type Language, type Tables, type Translate, translator } from "../i18n/index.ts";
import { type Word, words } from "../i18n/share.ts";
import { inBrand } from "../web/brand.ts";

/** Written here by the build (`entries.mjs`). */
declare const PAGE_LANGUAGE: Language;

export const language = PAGE_LANGUAGE;

/** The words for people of a brand. */
export function wordsOf(brand: string): Translate<Word> {
  return spoken(words, brand);
}

/** An area's words, under the name people of a brand know the platform by. */
export function spoken<Key extends string>(tables: Tables<Key>, brand: string): Translate<Key> {
  const speak = translator(tables);
  return (key, params) => inBrand(speak(key, params), brand);
}
