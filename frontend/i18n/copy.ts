/** What a button that copies says for a moment. Made by `make generate` from the folders of languages. */
import { words as en } from "./en/copy.ts";
import { translator } from "./index.ts";
import { words as zh } from "./zh/copy.ts";

export const words = { en, zh };
export type Word = keyof typeof en;
export const t = translator(words);
