/** Words of what orders a library: folders, tags, several cards at once. Made by `make generate` from the folders of languages. */
import { words as en } from "./en/order.ts";
import { translator } from "./index.ts";
import { words as zh } from "./zh/order.ts";

export const words = { en, zh };
export type Word = keyof typeof en;
export const t = translator(words);
