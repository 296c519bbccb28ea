/** Words of the blanks on a share page. Made by `make generate` from the folders of languages. */
import { words as en } from "./en/blanks.ts";
import { translator } from "./index.ts";
import { words as zh } from "./zh/blanks.ts";

export const words = { en, zh };
export type Word = keyof typeof en;
export const t = translator(words);
