/** What a drawn card says of its own accord, but for what one component alone says. Made by `make generate` from the folders of languages. */
import { words as en } from "./en/card.ts";
import { translator } from "./index.ts";
import { words as zh } from "./zh/card.ts";

export const words = { en, zh };
export type Word = keyof typeof en;
export const t = translator(words);
