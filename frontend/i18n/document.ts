/** What the editor's model says: why something cannot stand somewhere, what a step of the history did. Made by `make generate` from the folders of languages. */
import { words as en } from "./en/document.ts";
import { translator } from "./index.ts";
import { words as zh } from "./zh/document.ts";

export const words = { en, zh };
export type Word = keyof typeof en;
export const t = translator(words);
