/** Words of what can be done by key: the command palette, the sheet of shortcuts, the clipboard. Made by `make generate` from the folders of languages. */
import { words as en } from "./en/commands.ts";
import { translator } from "./index.ts";
import { words as zh } from "./zh/commands.ts";

export const words = { en, zh };
export type Word = keyof typeof en;
export const t = translator(words);
