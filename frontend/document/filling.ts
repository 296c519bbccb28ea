/** One lazy part of the designer: what draws cards before anybody filled them in, and what reads their blanks. */
export { blanksOf, drawnCard } from "./drawn.ts";
export { inWords, listOf } from "./in-words.ts";
