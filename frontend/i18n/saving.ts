/** Words about how safe the work is: the save chip, recovery, two people on one card, sessions that ended. Made by `make generate` from the folders of languages. */
import { words as en } from "./en/saving.ts";
import { translator } from "./index.ts";
import { words as zh } from "./zh/saving.ts";

export const words = { en, zh };
export type Word = keyof typeof en;
export const t = translator(words);
