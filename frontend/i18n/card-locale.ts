/** The language of a card, where it is the page's. */
import { uiLanguage } from "./index.ts";

/** What cards can be translated into (card-format §1.4), Simplified Chinese and American English before their kin. */
const LOCALES = "zh_cn en_us ja_jp zh_hk zh_tw id_id vi_vn th_th pt_br es_es ko_kr de_de fr_fr it_it ru_ru ms_my".split(
  " ",
);

export function cardLocale(): string {
  const [language] = uiLanguage().split("_");
  return LOCALES.find((locale) => locale.startsWith(`${language}_`)) ?? "en_us";
}
