/** Words of the outline. Made by `make generate` from the folders of languages. */
import { words as en } from "./en/outline.ts";
import { translator } from "./index.ts";
import { words as zh } from "./zh/outline.ts";

export const words = { en, zh };
export type Word = keyof typeof en;
export const t = translator(words);
