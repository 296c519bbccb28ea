/** Words of the team's blocks: parts of cards that are kept under a name. Made by `make generate` from the folders of languages. */
import { words as en } from "./en/blocks.ts";
import { translator } from "./index.ts";
import { words as zh } from "./zh/blocks.ts";

export const words = { en, zh };
export type Word = keyof typeof en;
export const t = translator(words);
