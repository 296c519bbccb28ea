/** Words of the user interface: one table per area (`frontend/i18n/<area>.ts`), English and Chinese side by side. */

export type Words = Readonly<Record<string, string>>;
export type Translate<En extends Words> = (
  key: keyof En & string,
  params?: Readonly<Record<string, string | number>>,
) => string;

/** "zh" for any Chinese language tag, else "en". Without an argument: the language of the page. */
export function uiLanguage(tag = pageLanguage()): "en" | "zh" {
  return /^zh\b/i.test(tag) ? "zh" : "en";
}

function pageLanguage(): string {
  return typeof document === "undefined" ? "en" : document.documentElement.lang;
}

/**
 * The `t()` of one area. `{name}` in a sentence is replaced by `params.name`; an unknown name stays as it is written.
 * The language is read at each call, since a page may set it after its scripts have loaded.
 */
export function translator<En extends Words>(
  en: En,
  zh: Readonly<Record<keyof En, string>>,
  language?: () => string,
): Translate<En> {
  return (key, params) => {
    const words: Readonly<Record<keyof En, string>> = uiLanguage(language?.()) === "zh" ? zh : en;
    if (params === undefined) return words[key];
    return words[key].replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole));
  };
}
