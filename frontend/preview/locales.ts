/** Which languages a card speaks: what the preview's language switch offers. DOM-free. */

const LOCALISED = new Set(["i18n", "i18n_content", "i18n_elements", "i18n_header", "i18n_values"]);
const LOCALE = /^[a-z]{2}_[a-z]{2}$/;
/** Where data of the sender stands, in which a key means nothing. */
const OPAQUE = new Set(["value", "chart_spec", "rows"]);

const NAMES: Readonly<Record<string, string>> = {
  zh_cn: "简体中文",
  zh_hk: "繁體中文（香港）",
  zh_tw: "繁體中文（台灣）",
  en_us: "English",
  ja_jp: "日本語",
  ko_kr: "한국어",
  fr_fr: "Français",
  de_de: "Deutsch",
  es_es: "Español",
  it_it: "Italiano",
  pt_br: "Português",
  ru_ru: "Русский",
  th_th: "ไทย",
  vi_vn: "Tiếng Việt",
  id_id: "Bahasa Indonesia",
  ms_my: "Bahasa Melayu",
};

/** Locales with texts of their own, in the order of their first use. */
export function localesOf(card: unknown): string[] {
  const found = new Set<string>();
  const left: unknown[] = [card];
  while (left.length > 0) {
    const parts = Object.entries(record(left.pop())).filter(([key, held]) => isObject(held) && !OPAQUE.has(key));
    for (const [key, held] of parts) if (LOCALISED.has(key)) for (const locale of localeKeys(held)) found.add(locale);
    left.push(...parts.map(([, held]) => held).reverse());
  }
  return [...found];
}

function localeKeys(held: unknown): string[] {
  return Object.keys(record(held)).filter((key) => LOCALE.test(key));
}

/** What a locale calls itself. */
export function localeName(locale: string): string {
  return NAMES[locale] ?? locale;
}

function record(value: unknown): Record<string, unknown> {
  return isObject(value) ? value : {};
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
