/** Words of the variables panel. Made by `make generate` from the folders of languages. */
import { words as en } from "./en/variables.ts";
import { translator } from "./index.ts";
import { words as zh } from "./zh/variables.ts";

export const words = { en, zh };
export type Word = keyof typeof en;
export const t = translator(words);
