/** Words of editing text on the card. Made by `make generate` from the folders of languages. */
import { words as en } from "./en/text.ts";
import { translator } from "./index.ts";
import { words as zh } from "./zh/text.ts";

export const words = { en, zh };
export type Word = keyof typeof en;
export const t = translator(words);
