/** The filters of `${name | filter:argument}`; the twin of `cardstudio/cards/fill/filters.py`. */
import { type Moment, momentOf } from "./moments.ts";
import { has, isNumber, isObject, numberText, textOf } from "./values.ts";

/** What a literal of an expression can be. */
export type Literal = string | number | boolean | null;
type Arguments = readonly Literal[];

/** The filter has no answer for this value. */
export class NotApplicable extends Error {}

interface Filter {
  apply(value: unknown, given: Arguments): unknown;
  /** One test per argument; the first `required` must be given. */
  readonly accepts?: readonly ((given: Literal) => boolean)[];
  readonly required?: number;
}

const BLANKS = " \t\r\n\u00a0\u3000";
const MOST_JOINED = 1000;
const TOKEN = /YYYY|MM|DD|HH|mm|ss|M|D|H/g;

/** Filters that have an answer for no value at all; `null` passes through the others. */
export const ANSWER_NULL: ReadonlySet<string> = new Set(["default", "map"]);

/** Whether the filter can work with these arguments; undefined: there is no such filter. */
export function accepts(name: string, given: Arguments): boolean | undefined {
  if (!has(FILTERS, name)) return undefined;
  if (name === "map") return given.length >= 2 && given.length <= 41;
  const { accepts: tests = [], required = 0 } = FILTERS[name] as Filter;
  if (given.length < required || given.length > tests.length) return false;
  return given.every((argument, index) => tests[index]?.(argument));
}

/** The filter's answer; throws `NotApplicable`. The name is known and its arguments are accepted. */
export function applyFilter(name: string, value: unknown, given: Arguments): unknown {
  return FILTERS[name]?.apply(value, given);
}

/** Without the blanks around it, the ideographic space included. */
export function trim(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && BLANKS.includes(text.charAt(start))) start += 1;
  while (end > start && BLANKS.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

function text(value: unknown): string {
  const found = textOf(value);
  if (found === undefined) throw new NotApplicable();
  return found;
}

function truncate(value: unknown, [most, ending = "…"]: Arguments): string {
  const signs = Array.from(text(value));
  const limit = Number(most);
  if (signs.length <= limit) return signs.join("");
  const kept = limit - Array.from(String(ending)).length;
  return kept <= 0 ? signs.slice(0, limit).join("") : signs.slice(0, kept).join("") + ending;
}

function length(value: unknown): number {
  if (typeof value === "string") return Array.from(value).length;
  if (Array.isArray(value)) return value.length;
  if (isObject(value)) return Object.keys(value).length;
  throw new NotApplicable();
}

/** The literal after the one that reads like the value, else the odd last one. */
function map(value: unknown, given: Arguments): unknown {
  const wanted = textOf(value);
  for (let at = 0; at + 1 < given.length; at += 2) {
    if (wanted !== undefined && wanted === textOf(given[at])) return given[at + 1];
  }
  return given.length % 2 === 1 ? given[given.length - 1] : value;
}

function join(value: unknown, [separator = ", ", member]: Arguments): string {
  if (!Array.isArray(value)) throw new NotApplicable();
  const joined = value
    .slice(0, MOST_JOINED)
    .map((item) => (typeof member === "string" && isObject(item) ? (has(item, member) ? item[member] : null) : item))
    .filter((item) => item !== null)
    .map(text)
    .join(String(separator));
  return value.length <= MOST_JOINED ? joined : `${joined}${separator}…`;
}

function decimal(value: unknown): string {
  const spelled = isNumber(value) ? numberText(value) : value;
  if (typeof spelled !== "string" || !/^-?[0-9]{1,40}(?:\.[0-9]{1,40})?$/.test(spelled)) throw new NotApplicable();
  return spelled;
}

/** A decimal moved `shift` places to the left of its point, rounded half up, its thousands set apart. */
function fixed(spelled: string, precision: number | undefined, shift: number, separator: string): string {
  const [whole = "", fraction = ""] = spelled.replace("-", "").split(".");
  const digits = whole + fraction.padEnd(shift, "0");
  let point = whole.length + shift;
  const places = precision ?? digits.length - point;
  let kept = digits.slice(0, point + places).padEnd(point + places, "0");
  if (digits.charAt(point + places) >= "5") {
    kept = increment(kept);
    point = kept.length - places;
  }
  const groups = (kept.slice(0, point).replace(/^0+/, "") || "0").replace(/\B(?=(?:[0-9]{3})+$)/g, () => separator);
  const written = groups + (places > 0 ? `.${kept.slice(point)}` : "");
  return spelled.startsWith("-") && /[1-9]/.test(kept) ? `-${written}` : written;
}

function increment(digits: string): string {
  let at = digits.length - 1;
  while (digits.charAt(at) === "9") at -= 1;
  const zeros = "0".repeat(digits.length - 1 - at);
  return at < 0 ? `1${zeros}` : `${digits.slice(0, at)}${Number(digits.charAt(at)) + 1}${zeros}`;
}

function dated(usual: string): Filter {
  return {
    apply(value, [pattern = usual, offset]) {
      const moment = momentOf(value, typeof offset === "number" ? offset : undefined);
      const tokens = String(pattern).match(TOKEN) ?? [];
      if (moment === undefined || (!moment.hasDay && tokens.some((token) => "YMD".includes(token.charAt(0))))) {
        throw new NotApplicable();
      }
      return String(pattern).replace(TOKEN, (token) => piece(moment, token));
    },
    accepts: [shortText(50), (given) => typeof given === "number" && given >= -14 && given <= 14],
  };
}

function piece(moment: Moment, token: string): string {
  return String(moment[token.charAt(0) as "Y"]).padStart(token.length, "0");
}

function integer(least: number, most: number): (given: Literal) => boolean {
  return (given) => typeof given === "number" && Number.isInteger(given) && given >= least && given <= most;
}

function shortText(most: number): (given: Literal) => boolean {
  return (given) => typeof given === "string" && Array.from(given).length <= most;
}

const FILTERS: Readonly<Record<string, Filter>> = {
  upper: { apply: (value) => text(value).toUpperCase() },
  lower: { apply: (value) => text(value).toLowerCase() },
  trim: { apply: (value) => trim(text(value)) },
  truncate: { apply: truncate, accepts: [integer(1, 10_000), shortText(20)], required: 1 },
  default: {
    apply: (value, given) => (value === null || value === "" ? given[0] : value),
    accepts: [() => true],
    required: 1,
  },
  length: { apply: length },
  map: { apply: map },
  join: { apply: join, accepts: [shortText(50), shortText(50)] },
  number: {
    apply: (value, [precision, separator = ","]) =>
      fixed(decimal(value), typeof precision === "number" ? precision : undefined, 0, String(separator)),
    accepts: [integer(0, 10), shortText(1)],
  },
  percent: {
    apply: (value, [precision = 0]) => `${fixed(decimal(value), Number(precision), 2, "")}%`,
    accepts: [integer(0, 10)],
  },
  date: dated("YYYY-MM-DD"),
  time: dated("HH:mm"),
  datetime: dated("YYYY-MM-DD HH:mm"),
};
