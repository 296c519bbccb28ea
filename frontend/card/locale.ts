import { type Language, type Tables, type Translate, translator, uiLanguage } from "../i18n/index.ts";
import type { Context } from "./context.ts";
import { type CardNode, isObject } from "./json.ts";

/** Tried in this order where a text has no base and no locale is asked for. */
const PREFERRED = ["zh_cn", "en_us"];

export interface Localized {
  readonly value: unknown;
  /** A locale is asked for, the field has translations, and that one is not among them. */
  readonly missing: boolean;
}

/**
 * The value of `node[key]` in one locale (card-format §1.5): the translation asked for, else the base, and only where there
 * is no base another translation. With no locale asked for the base is what is drawn.
 */
export function localized(node: CardNode, key: string, locale: string | undefined): Localized {
  const base = node[key];
  const translations = translationsOf(node, key);
  if (translations === undefined) return { value: base, missing: false };
  const wanted = locale === undefined ? undefined : translations[locale];
  if (present(wanted)) return { value: wanted, missing: false };
  const missing = locale !== undefined;
  return { value: present(base) ? base : firstOf(translations), missing };
}

/** Format 1.0 spells the translations of a title's content `i18n`. */
function translationsOf(node: CardNode, key: string): CardNode | undefined {
  const found = [node[`i18n_${key}`], key === "content" ? node.i18n : undefined].find(isObject);
  return found !== undefined && Object.keys(found).length > 0 ? found : undefined;
}

function present(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function firstOf(translations: CardNode): unknown {
  const locale = localeFor(translations, undefined);
  return locale === undefined ? undefined : translations[locale];
}

/** The locale of a map of translations to take: the one asked for, else zh_cn, en_us, else the first. */
export function localeFor(translations: CardNode, locale: string | undefined): string | undefined {
  const order = [...(locale === undefined ? [] : [locale]), ...PREFERRED, ...Object.keys(translations)];
  return order.find((name) => present(translations[name]));
}

/** The language of the card's own words in a locale of the card ("zh_cn"); without one it is that of the page. */
export function languageOf(locale: string | undefined): Language {
  return uiLanguage(locale?.replace("_", "-"));
}

/** The `t()` of one component's own words, in the language of the card it is drawn on. */
export function ownWords<Word extends string>(
  tables: Tables<Word>,
): (context: Context, ...said: Parameters<Translate<Word>>) => string {
  return ({ locale }, ...said) => translator(tables, () => languageOf(locale))(...said);
}

/** The localised text of a field, "" where there is none. */
export function localText(node: CardNode, key: string, context: Context): string {
  const { value } = localized(node, key, context.locale);
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
