/** Words of the designer's top bar and the dialogs it opens. Made by `make generate` from the folders of languages. */
import { words as en } from "./en/top.ts";
import { translator } from "./index.ts";
import { words as zh } from "./zh/top.ts";

export const words = { en, zh };
export type Word = keyof typeof en;
export const t = translator(words);
