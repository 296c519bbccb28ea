/** Equality of JSON values as `lossless-json` holds them. */
import { isNumber, isObject } from "./values.ts";

/** Whether two values mean the same; the order of keys does not count. */
export function equalJson(a: unknown, b: unknown): boolean {
  return a === b || (alike(a, b, equalJson) && keysFit(a, b, false));
}

/** Whether two values are written the same, the order of keys included. */
export function identical(a: unknown, b: unknown): boolean {
  return a === b || (keysFit(a, b, true) && alike(a, b, identical));
}

function alike(a: unknown, b: unknown, equal: (a: unknown, b: unknown) => boolean): boolean {
  if (isNumber(a) && isNumber(b)) return String(a) === String(b);
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, index) => equal(item, b[index]));
  }
  if (!isObject(a) || !isObject(b)) return a === b;
  return Object.keys(a).every((key) => Object.hasOwn(b, key) && equal(a[key], b[key]));
}

function keysFit(a: unknown, b: unknown, ordered: boolean): boolean {
  if (!isObject(a) || !isObject(b)) return true;
  const [mine, theirs] = [Object.keys(a), Object.keys(b)];
  return mine.length === theirs.length && (!ordered || mine.every((key, index) => key === theirs[index]));
}
