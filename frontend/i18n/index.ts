/** Words of the user interface: a folder for each language, a file in it for each area; `make generate` ties them together. */
import { LANGUAGES, type Language } from "./languages.ts";

export type { Language } from "./languages.ts";

/** An area's words in every language. */
export type Tables<Word extends string> = Readonly<Record<Language, Readonly<Record<Word, string>>>>;
export type Translate<Word extends string> = (key: Word, params?: Readonly<Record<string, string | number>>) => string;

/** The words of two areas in one. */
export function joined<One extends string, Other extends string>(
  one: Tables<One>,
  other: Tables<Other>,
): Tables<One | Other> {
  const tables = LANGUAGES.map((language) => [language, { ...one[language], ...other[language] }]);
  return Object.fromEntries(tables) as Tables<One | Other>;
}

/** The language whose name a tag begins with, as `zh` for `zh-Hans`, else English. Without an argument: the page's. */
export function uiLanguage(tag = pageLanguage()): Language {
  const asked = `${tag.toLowerCase()}-`;
  return LANGUAGES.find((name) => asked.startsWith(`${name.replace("_", "-")}-`)) ?? "en";
}

function pageLanguage(): string {
  return typeof document === "undefined" ? "en" : document.documentElement.lang;
}

/**
 * The `t()` of one area. `{name}` in a sentence is replaced by `params.name`; an unknown name stays as it is written.
 * The language is read at each call, since a page may set it after its scripts have loaded.
 */
export function translator<Word extends string>(tables: Tables<Word>, language?: () => string): Translate<Word> {
  return (key, params) => {
    return filled(tables[uiLanguage(language?.())][key], params);
  };
}

/** A sentence with what stands for its `{names}`. */
export function filled(sentence: string, params: Readonly<Record<string, string | number>> = {}): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole));
}
