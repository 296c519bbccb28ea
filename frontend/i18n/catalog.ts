/** The words of the contact sheet. Made by `make generate` from the folders of languages. */
import { words as en } from "./en/catalog.ts";
import { translator } from "./index.ts";
import { words as zh } from "./zh/catalog.ts";

export const words = { en, zh };
export type Word = keyof typeof en;
export const t = translator(words);
