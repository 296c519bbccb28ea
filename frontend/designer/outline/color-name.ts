/** What the colours of headers are called. */
import { t, type Word } from "../../i18n/outline.ts";

type Color = Extract<Word, `color-${string}`>;

const COLORS: ReadonlySet<string> = new Set(
  "blue wathet turquoise green yellow orange red carmine violet purple indigo grey default".split(" "),
);

/** What a header's colour is called; "" for a word that is no colour. */
export function colorName(word: string): string {
  return COLORS.has(word) ? t(`color-${word}` as Color) : "";
}
