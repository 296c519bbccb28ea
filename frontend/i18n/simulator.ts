/** The words of the pretend client: its chat window and its dialogs. Made by `make generate` from the folders of languages. */
import { words as en } from "./en/simulator.ts";
import { translator } from "./index.ts";
import { words as zh } from "./zh/simulator.ts";

export const words = { en, zh };
export type Word = keyof typeof en;
export const t = translator(words);
