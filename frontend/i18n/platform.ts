/** What the platform's codes mean, for those who got one back (platform error table). Loaded when one is asked about. Made by `make generate` from the folders of languages. */
import { words as en } from "./en/platform.ts";
import { translator } from "./index.ts";
import { words as zh } from "./zh/platform.ts";

export const words = { en, zh };
export type Word = keyof typeof en;
export const t = translator(words);
