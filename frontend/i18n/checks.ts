/** Words of the list of findings and of the size beside it. Made by `make generate` from the folders of languages. */
import { words as en } from "./en/checks.ts";
import { translator } from "./index.ts";
import { words as zh } from "./zh/checks.ts";

export const words = { en, zh };
export type Word = keyof typeof en;
export const t = translator(words);
