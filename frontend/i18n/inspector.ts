/** Words of the inspector. What components, fields and words of lists are called is in the catalog. Made by `make generate` from the folders of languages. */
import { words as en } from "./en/inspector.ts";
import { translator } from "./index.ts";
import { words as zh } from "./zh/inspector.ts";

export const words = { en, zh };
export type Word = keyof typeof en;
export const t = translator(words);
