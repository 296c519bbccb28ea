/** The share page's words in the one language it was built for: the other's would be a tenth of the script. */
import { type Translate, translator, type Words } from "../i18n/index.ts";
import { en, zh } from "../i18n/share.ts";
import { inBrand } from "../web/brand.ts";

/** Written here by the build (`entries.mjs`). */
declare const PAGE_LANGUAGE: "en" | "zh";

export const language = PAGE_LANGUAGE;

/** The words for people of a brand. */
export function wordsOf(brand: string): Translate<typeof en> {
  return spoken<typeof en>(PAGE_LANGUAGE === "zh" ? zh : en, brand);
}

/** A table of the page's language, under the name people of a brand know the platform by. */
export function spoken<Table extends Words>(words: Record<keyof Table, string>, brand: string): Translate<Table> {
  const speak = translator<Table>(words as Table, words);
  return (key, params) => inBrand(speak(key, params), brand);
}
