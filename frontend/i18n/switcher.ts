/** Words of the switcher of teams at the top of the side. Made by `make generate` from the folders of languages. */
import { words as en } from "./en/switcher.ts";
import { translator } from "./index.ts";
import { words as zh } from "./zh/switcher.ts";

export const words = { en, zh };
export type Word = keyof typeof en;
export const t = translator(words);
