/** What the platform answered when it refused a card, read from whatever was pasted of it. DOM-free. */

export interface PlatformError {
  /** The inner code, which says what was wrong; the outer one where there is no inner. */
  readonly code: number | undefined;
  /** Where in the card, as keys; undefined when the text names no place. */
  readonly keys: readonly (string | number)[] | undefined;
  /** The platform's own words. */
  readonly message: string;
  /** The name of what it stumbled over: a property, a value. */
  readonly value: string | undefined;
}

/** Codes of the envelope around the one that matters. */
const OUTER: ReadonlySet<number> = new Set([230099, 11246]);
const CODE = /(?:ErrCode|err_?code|"?code"?|错误码)["'\s]*[:：=]\s*"?(\d{5,6})\b/gi;
const PATH = /ROOT(?:\s*->\s*(?:\[\d+\](?:\s*\(\s*tag:\s*\w+\s*\))?|[\w$]+(?:-(?!>)[\w$]+)*))*/;
const STEP = /->\s*(?:\[(\d+)\]|([\w$]+(?:-(?!>)[\w$]+)*))/g;
const PROPERTY = /(?:unknown property, property|property)\s*:\s*([\w$-]+)/i;
const MESSAGE = /ErrMsg:\s*([^;\n"}]+)/i;
const VALUE = /ErrorValue:\s*([^;\n"}]+)/i;

/**
 * The error in a text; undefined when it holds none. A text that is JSON of a card is none, whatever words it has.
 *
 *     platformError("ErrCode: 200621; ErrMsg: unknown property, property: x, path: ROOT -> elements -> [2](tag: div)")
 */
export function platformError(text: string): PlatformError | undefined {
  const path = PATH.exec(text)?.[0];
  const codes = Array.from(text.matchAll(CODE), ([, digits]) => Number(digits));
  const isTold = /ErrCode|ErrMsg|ErrPath|ROOT\s*->/i.test(text) || (codes.length > 0 && /"?msg"?\s*[:：]/i.test(text));
  if (!isTold || (codes.length === 0 && path === undefined)) return undefined;
  const property = PROPERTY.exec(text)?.[1];
  const keys = path === undefined ? undefined : keysOf(path);
  return {
    code: codes.find((code) => !OUTER.has(code)) ?? codes[0],
    keys: keys && property !== undefined ? [...keys, property] : keys,
    message: MESSAGE.exec(text)?.[1]?.trim() ?? "",
    value: property ?? VALUE.exec(text)?.[1]?.trim(),
  };
}

function keysOf(path: string): readonly (string | number)[] {
  return Array.from(path.matchAll(STEP), ([, index, key]) => (index === undefined ? (key ?? "") : Number(index)));
}
