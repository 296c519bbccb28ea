/** The words of the chat list pages. Made by `make generate` from the folders of languages. */
import { words as en } from "./en/chats.ts";
import { translator } from "./index.ts";
import { words as zh } from "./zh/chats.ts";

export const words = { en, zh };
export type Word = keyof typeof en;
export const t = translator(words);
