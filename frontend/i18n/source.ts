/** Words of the source pane. Made by `make generate` from the folders of languages. */
import { words as en } from "./en/source.ts";
import { translator } from "./index.ts";
import { words as zh } from "./zh/source.ts";

export const words = { en, zh };
export type Word = keyof typeof en;
export const t = translator(words);
