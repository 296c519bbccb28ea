/** Words of the dialog that releases a version. Made by `make generate` from the folders of languages. */
import { words as en } from "./en/release.ts";
import { translator } from "./index.ts";
import { words as zh } from "./zh/release.ts";

export const words = { en, zh };
export type Word = keyof typeof en;
export const t = translator(words);
