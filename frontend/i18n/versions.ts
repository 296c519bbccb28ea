/** Words of the page of a card's versions. Made by `make generate` from the folders of languages. */
import { words as en } from "./en/versions.ts";
import { translator } from "./index.ts";
import { words as zh } from "./zh/versions.ts";

export const words = { en, zh };
export type Word = keyof typeof en;
export const t = translator(words);
