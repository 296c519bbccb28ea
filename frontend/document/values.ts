/** JSON values as expressions see them; the twin of `cardstudio/cards/fill/values.py`. */

export type JsonObject = Readonly<Record<string, unknown>>;

interface LosslessNumber {
  readonly isLosslessNumber: true;
  toString(): string;
}

/** Numbers kept exact by lossless-json come as objects that know their text. */
function isLossless(value: unknown): value is LosslessNumber {
  return typeof value === "object" && value !== null && "isLosslessNumber" in value;
}

export function isNumber(value: unknown): value is number | LosslessNumber {
  return typeof value === "number" || isLossless(value);
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isLossless(value);
}

/** Whether an object itself has this key: names in card text must not reach what objects inherit. */
export function has(value: object, key: string): boolean {
  return Object.hasOwn(value, key);
}

/** A scalar as it stands in a text (`null` is empty), undefined for lists and objects. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  if (value === null || value === undefined) return "";
  if (isNumber(value)) return numberText(value);
  return typeof value === "boolean" ? String(value) : undefined;
}

/** A number as JavaScript writes it; one with more digits than it keeps stays as it was spelled. */
export function numberText(value: number | LosslessNumber): string {
  const spelled = String(value);
  const digits = spelled.replace(/[^0-9]/g, "").length;
  return digits > 15 && !/e/i.test(spelled) ? spelled : String(Number(spelled));
}

/** Everything counts but `null`, `false`, zero and what is empty. */
export function truthy(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (isNumber(value)) return Number(value) !== 0;
  return isObject(value) ? Object.keys(value).length > 0 : Boolean(value);
}

/** Equality of scalars of one type; lists and objects are equal to nothing. */
export function equal(left: unknown, right: unknown): boolean {
  if (isNumber(left) && isNumber(right)) return Number(left) === Number(right);
  if (typeof left === "object" || typeof right === "object") return left === null && right === null;
  return left === right;
}

/** Order of two numbers or two texts; anything else has none. */
export function less(left: unknown, right: unknown): boolean {
  if (isNumber(left) && isNumber(right)) return Number(left) < Number(right);
  return typeof left === "string" && typeof right === "string" && left < right;
}
