/** Words of everything that sends until something has become of it; those that come after are in `outcome.ts`. Made by `make generate` from the folders of languages. */
import { words as en } from "./en/share.ts";
import { translator } from "./index.ts";
import { words as zh } from "./zh/share.ts";

export const words = { en, zh };
export type Word = keyof typeof en;
export const t = translator(words);
