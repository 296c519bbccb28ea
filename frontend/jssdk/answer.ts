/** A first look at a client's answer: its code and its words. Small, for pages that read the rest with what they load later. */

export type Fields = Readonly<Record<string, unknown>>;

/** The card went out, the note did not. */
export const NOTE_FAILED = 42406;
/** One of the targets is none; the client need not say which. */
export const WRONG_TARGET = -8;
/** The person closed the picker or the confirmation: the page's code, and the one of the chat APIs. */
export const CANCELLED: readonly unknown[] = [-6, 1002002];
/** The page has not been let in, or not any more: not authenticated, an API not in its list, or none of this name. */
const NOT_LET_IN: readonly unknown[] = [105, 100001, 333445, 333446];

/** As much of an answer as goes along; the server counts its bytes. */
const RAW_LENGTH = 8_192;

/** The code in any of the spellings in use, on top or in `data`; null when there is none. */
export function codeOf(result: unknown): number | null {
  return partsOf(result).flatMap(codesIn)[0] ?? null;
}

/** Whether a call failed because the page had not been let in: another configuration may mend it. */
export function wasNotLetIn(code: number | null): boolean {
  return NOT_LET_IN.includes(code);
}

/** What an answer says on top, and what it says in `data`. */
export function partsOf(result: unknown): readonly [Fields, Fields] {
  const top = fieldsOf(result);
  return [top, fieldsOf(unwrapped(top.data))];
}

function codesIn(fields: Fields): number[] {
  const values = [fields.errCode, fields.errorCode, fields.errno];
  const numbers = values.map((value) => (typeof value === "string" && value.trim() ? Number(value) : value));
  return numbers.filter((value): value is number => Number.isSafeInteger(value));
}

/** JSON in a string as what it says; anything else as it is. */
export function unwrapped(value: unknown): unknown {
  if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

export function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null ? (value as Fields) : {};
}

/** The answer word for word, for whoever has to find out what the client meant; empty where there is none. */
export function rawOf(result: unknown): string {
  try {
    const written = result instanceof Error ? String(result) : JSON.stringify(result);
    return (written ?? "").slice(0, RAW_LENGTH);
  } catch {
    // What cannot be written is at least named.
    return String(result);
  }
}
