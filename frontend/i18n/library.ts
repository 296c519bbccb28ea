/** Words of the library, the paste page and the template page that scripts say. Made by `make generate` from the folders of languages. */
import { words as en } from "./en/library.ts";
import { translator } from "./index.ts";
import { words as zh } from "./zh/library.ts";

export const words = { en, zh };
export type Word = keyof typeof en;
export const t = translator(words);
