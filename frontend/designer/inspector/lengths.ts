/** Lengths as texts (`8px`, `4px 12px`, `50%`, `auto`; card-format §1.6) and as the boxes they are edited in. DOM-free. */

export type Unit = "px" | "%";

export interface Length {
  readonly number: string;
  readonly unit: Unit;
}

const LENGTH = /^(-?\d+(?:\.\d+)?)(px|%)$/;

/** One length; undefined for a word or what is none. */
export function lengthOf(text: string): Length | undefined {
  const [, number, unit] = LENGTH.exec(text.trim()) ?? [];
  return number === undefined ? undefined : { number, unit: unit as Unit };
}

/**
 * The lengths of the four sides, from the top clockwise; undefined when they can't be read.
 *
 *     sidesOf("4px 12px")  // ["4px", "12px", "4px", "12px"]
 */
export function sidesOf(text: string): readonly string[] | undefined {
  const parts = text.trim() === "" ? [] : text.trim().split(/\s+/);
  const [top, right = top, bottom = top, left = right] = parts;
  if (top === undefined || parts.length > 4 || parts.length === 3) return undefined;
  return [top, right ?? top, bottom ?? top, left ?? top];
}

/** The shortest spelling of four sides among those with a number of parts the platform takes. */
export function spelled(sides: readonly string[], parts: readonly number[]): string {
  const [top = "0px", right = "0px", bottom = "0px", left = "0px"] = sides;
  if (parts.includes(1) && [right, bottom, left].every((side) => side === top)) return top;
  if (parts.includes(2) && top === bottom && right === left) return `${top} ${right}`;
  return `${top} ${right} ${bottom} ${left}`;
}
