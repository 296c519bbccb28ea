/** Words of the share page beside those for what became of a send: about single chats, causes, and the card. Made by `make generate` from the folders of languages. */
import { words as en } from "./en/outcome-page.ts";
import { translator } from "./index.ts";
import { words as zh } from "./zh/outcome-page.ts";

export const words = { en, zh };
export type Word = keyof typeof en;
export const t = translator(words);
