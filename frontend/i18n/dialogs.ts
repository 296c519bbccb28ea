/** Words of dialogs that ask one thing. Made by `make generate` from the folders of languages. */
import { words as en } from "./en/dialogs.ts";
import { translator } from "./index.ts";
import { words as zh } from "./zh/dialogs.ts";

export const words = { en, zh };
export type Word = keyof typeof en;
export const t = translator(words);
