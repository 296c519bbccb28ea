/** A sentence of the editor's model, before it is said in a language. */
import type { Word } from "./document.ts";

export type MessageKey = Word;

/** A sentence by its key. `tag` and `parent` name components, `field` one of `tag`'s fields: they are said as the catalog calls them. */
export interface Message {
  readonly key: MessageKey;
  readonly params: Readonly<Record<string, string | number>>;
}
