/** Words of the canvas: the message around the card, the hover bar, where things are dropped. Made by `make generate` from the folders of languages. */
import { words as en } from "./en/canvas.ts";
import { translator } from "./index.ts";
import { words as zh } from "./zh/canvas.ts";

export const words = { en, zh };
export type Word = keyof typeof en;
export const t = translator(words);
