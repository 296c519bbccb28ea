/** What a drawn card says of its own accord; everything else on it is the author's. Made by `make generate` from the folders of languages. */
import { words as en } from "./en/card.ts";
import { translator } from "./index.ts";
import { words as zh } from "./zh/card.ts";

export const words = { en, zh };
export type Word = keyof typeof en;
export const t = translator(words);
