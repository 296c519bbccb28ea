/** Reading card JSON that may be anything: every helper answers a usable value or undefined, and none throws. */

/** A JSON object of a card; which fields it really has is found out field by field. */
export type CardNode = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is CardNode {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isLosslessNumber(value);
}

/** Numbers kept exact by lossless-json come as objects that know their text. */
function isLosslessNumber(value: object): boolean {
  return (value as { isLosslessNumber?: unknown }).isLosslessNumber === true;
}

export function objectOf(value: unknown): CardNode {
  return isObject(value) ? value : {};
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The objects of a list; anything else in it is skipped. */
export function objectsOf(value: unknown): readonly CardNode[] {
  return listOf(value).filter(isObject);
}

/** Text as it should stand in the card: strings and numbers; everything else is no text. */
export function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  const number = numberOf(value);
  return number === undefined ? "" : String(value);
}

export function stringOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

export function numberOf(value: unknown): number | undefined {
  if (typeof value === "object" && value !== null && isLosslessNumber(value)) return Number(String(value));
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

/** `value` when it is one of `words`, else `otherwise`. */
export function wordOf<Word extends string>(value: unknown, words: readonly Word[], otherwise: Word): Word {
  return words.find((word) => word === value) ?? otherwise;
}

/** A JSON Pointer one step below `pointer`. */
export function below(pointer: string, ...steps: readonly (string | number)[]): string {
  return steps.reduce<string>(
    (path, step) => `${path}/${String(step).replace(/~/g, "~0").replace(/\//g, "~1")}`,
    pointer,
  );
}
