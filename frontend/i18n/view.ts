/** Words of the bar above the canvas: how the card is looked at, what an older client makes of it, what clicks send. Made by `make generate` from the folders of languages. */
import { words as en } from "./en/view.ts";
import { translator } from "./index.ts";
import { words as zh } from "./zh/view.ts";

export const words = { en, zh };
export type Word = keyof typeof en;
export const t = translator(words);
