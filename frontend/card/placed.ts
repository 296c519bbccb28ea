import type { Context } from "./context.ts";

/** Words in which what came from a blank is a place of its own (`blanks.ts`). */
export function placed(words: string, { places }: Context): unknown {
  return places === undefined ? words : places(words);
}
