/** What the sign-in page inside the client says. Made by `make generate` from the folders of languages. */
import { words as en } from "./en/signin.ts";
import { translator } from "./index.ts";
import { words as zh } from "./zh/signin.ts";

export const words = { en, zh };
export type Word = keyof typeof en;
export const t = translator(words);
