/** Words of the share-to-chat button for the time before it has its link's, and for what only a button meets. Made by `make generate` from the folders of languages. */
import { words as en } from "./en/embed.ts";
import { translator } from "./index.ts";
import { words as zh } from "./zh/embed.ts";

export const words = { en, zh };
export type Word = keyof typeof en;
export const t = translator(words);
