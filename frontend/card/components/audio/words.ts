/** What a recording says while drawn. Made by `make generate` from the folders of languages. */
import { ownWords } from "../../locale.ts";
import { words as en } from "./words/en.ts";
import { words as zh } from "./words/zh.ts";

export const t = ownWords({ en, zh });
