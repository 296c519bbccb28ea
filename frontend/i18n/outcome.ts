/** Words for what became of a send, or stands in its way: the same for everything that sends. Made by `make generate` from the folders of languages. */
import { words as en } from "./en/outcome.ts";
import { translator } from "./index.ts";
import { words as zh } from "./zh/outcome.ts";

export const words = { en, zh };
export type Word = keyof typeof en;
export const t = translator(words);
