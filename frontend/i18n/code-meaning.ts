/** What the platform's codes mean. Loaded when one is asked about. */
import { t, type Word, words } from "./platform.ts";

/** What a code of the platform means, in a sentence or two. */
export function codeMeans(code: number): string {
  const key = `code-${code}`;
  return t(key in words.en ? (key as Word) : "code-unknown");
}
