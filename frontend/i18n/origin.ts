/** Words of the share page about the chat it was opened from. Made by `make generate` from the folders of languages. */
import { words as en } from "./en/origin.ts";
import { translator } from "./index.ts";
import { words as zh } from "./zh/origin.ts";

export const words = { en, zh };
export type Word = keyof typeof en;
export const t = translator(words);
