/** Character classes that markdown decides by. */

const SPACE = /\s/;
const PUNCTUATION = /[\p{P}\p{S}]/u;
// Scripts written without spaces between words; Hangul is included because its particles attach to quoted words.
const CJK =
  /[\u1100-\u11ff\u2e80-\u303f\u3040-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\u{20000}-\u{3ffff}]/u;

export type CharacterClass = "space" | "punctuation" | "cjk" | "other";

/** The class of one character; "" (an end of the text) counts as space. */
export function classify(character: string): CharacterClass {
  if (character === "" || SPACE.test(character)) return "space";
  if (PUNCTUATION.test(character)) return "punctuation";
  return CJK.test(character) ? "cjk" : "other";
}

/** The character that ends just before `index`, both halves of it where it has two. */
export function characterBefore(source: string, index: number): string {
  const isLowHalf = /[\udc00-\udfff]/.test(source.charAt(index - 1));
  return source.slice(Math.max(0, index - (isLowHalf ? 2 : 1)), Math.max(0, index));
}

export function characterAt(source: string, index: number): string {
  const code = source.codePointAt(index);
  return code === undefined ? "" : String.fromCodePoint(code);
}

/** ASCII punctuation: what a backslash may make literal. */
export function escapable(character: string): boolean {
  return /^[!-/:-@[-`{-~]$/.test(character);
}
