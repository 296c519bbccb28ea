/** Words of the pages of teams: settings, people, inviting, making one. Made by `make generate` from the folders of languages. */
import { words as en } from "./en/teams.ts";
import { translator } from "./index.ts";
import { words as zh } from "./zh/teams.ts";

export const words = { en, zh };
export type Word = keyof typeof en;
export const t = translator(words);
