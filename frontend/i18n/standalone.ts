/** Words that only files have that send without Card Studio. Made by `make generate` from the folders of languages. */
import { words as en } from "./en/standalone.ts";
import { translator } from "./index.ts";
import { words as zh } from "./zh/standalone.ts";

export const words = { en, zh };
export type Word = keyof typeof en;
export const t = translator(words);
