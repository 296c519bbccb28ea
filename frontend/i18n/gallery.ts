/** Words of the gallery of starting points. Made by `make generate` from the folders of languages. */
import { words as en } from "./en/gallery.ts";
import { translator } from "./index.ts";
import { words as zh } from "./zh/gallery.ts";

export const words = { en, zh };
export type Word = keyof typeof en;
export const t = translator(words);
