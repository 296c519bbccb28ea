/** What the dialog behind "Send" says. Made by `make generate` from the folders of languages. */
import { words as en } from "./en/send.ts";
import { translator } from "./index.ts";
import { words as zh } from "./zh/send.ts";

export const words = { en, zh };
export type Word = keyof typeof en;
export const t = translator(words);
