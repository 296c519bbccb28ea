/** Words of the share-to-chat button on other people's pages. Made by `make generate` from the folders of languages. */
import { words as en } from "./en/embed.ts";
import { translator } from "./index.ts";
import { words as zh } from "./zh/embed.ts";

export const words = { en, zh };
export type Word = keyof typeof en;
export const t = translator(words);
