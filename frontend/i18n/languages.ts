/** The languages there are words in. Made by `make generate` from the folders of languages. */
export const LANGUAGES = ["en", "zh"] as const;
export type Language = (typeof LANGUAGES)[number];
