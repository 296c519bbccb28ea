/** Words of the theme switch. Made by `make generate` from the folders of languages. */
import { words as en } from "./en/theme.ts";
import { translator } from "./index.ts";
import { words as zh } from "./zh/theme.ts";

export const words = { en, zh };
export type Word = keyof typeof en;
export const t = translator(words);
