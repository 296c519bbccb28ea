/** Words of the designer's frame: top bar, panels, saving. Each part has a table of its own beside this one. Made by `make generate` from the folders of languages. */
import { words as en } from "./en/designer.ts";
import { translator } from "./index.ts";
import { words as zh } from "./zh/designer.ts";

export const words = { en, zh };
export type Word = keyof typeof en;
export const t = translator(words);
