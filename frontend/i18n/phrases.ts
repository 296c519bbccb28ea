/** What CodeMirror says of its own accord, by its own English words. Made by `make generate` from the folders of languages. */
import { words as en } from "./en/phrases.ts";
import { translator } from "./index.ts";
import { words as zh } from "./zh/phrases.ts";

export const words = { en, zh };
export type Word = keyof typeof en;
export const t = translator(words);
