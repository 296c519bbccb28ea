/** The share page's words in the one language it was built for: the other's would be a tenth of the script. */
import { translator } from "../i18n/index.ts";
import { en, zh } from "../i18n/share.ts";
import { inBrand } from "./brand.ts";

/** Written here by the build (`entries.mjs`). */
declare const PAGE_LANGUAGE: "en" | "zh";

export const language = PAGE_LANGUAGE;
const words = PAGE_LANGUAGE === "zh" ? zh : en;
const speak = translator(words, words);

/** The words for people of a brand. */
export function wordsOf(brand: string): typeof speak {
  return (key, params) => inBrand(speak(key, params), brand);
}
