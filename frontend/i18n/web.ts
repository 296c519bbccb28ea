/** What every page says: toasts and what went wrong. Made by `make generate` from the folders of languages. */
import { words as en } from "./en/web.ts";
import { translator } from "./index.ts";
import { words as zh } from "./zh/web.ts";

export const words = { en, zh };
export type Word = keyof typeof en;
export const t = translator(words);
