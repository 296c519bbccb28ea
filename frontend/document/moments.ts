/** Points in time as values of variables name them: texts in the card's spellings, ISO 8601, Unix seconds or milliseconds. */
import { isNumber } from "./values.ts";

export interface Moment {
  readonly Y: number;
  readonly M: number;
  readonly D: number;
  readonly H: number;
  readonly m: number;
  readonly s: number;
  /** False for a bare time of day. */
  readonly hasDay: boolean;
}

const DAY =
  /^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ]([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:\.[0-9]{1,9})?)?)? ?(Z|[+-][0-9]{2}:?[0-9]{2})?$/;
const CLOCK = /^([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?$/;
/** Unix times below this are seconds, above milliseconds. */
const SECONDS_BELOW = 100_000_000_000;
const LATEST = 253_402_300_799_000;
const HOUR = 3_600_000;

/** What a value names, moved to `offset` hours from UTC where it says its own; undefined when it names no moment. */
export function momentOf(value: unknown, offset: number | undefined): Moment | undefined {
  if (isNumber(value)) return fromUnix(Number(value), offset ?? 0);
  if (typeof value !== "string") return undefined;
  const clock = CLOCK.exec(value);
  if (clock !== null) return valid([1970, 1, 1, ...clock.slice(1).map((part) => Number(part ?? 0))], false);
  return fromText(value, offset);
}

function fromUnix(value: number, offset: number): Moment | undefined {
  if (!(value >= 0 && value <= LATEST)) return undefined;
  const seconds = Math.floor(value >= SECONDS_BELOW ? value / 1000 : value);
  return fromTime(seconds * 1000 + offset * HOUR);
}

function fromText(value: string, offset: number | undefined): Moment | undefined {
  const found = DAY.exec(value);
  if (found === null || value < "1000") return undefined;
  const zone = found[7];
  const moment = valid(
    found.slice(1, 7).map((part) => Number(part ?? 0)),
    true,
  );
  if (moment === undefined || offset === undefined || zone === undefined) return moment;
  const minutes = zone === "Z" ? 0 : Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  const east = zone.startsWith("-") ? -minutes : minutes;
  return fromTime(timeOf(moment) + offset * HOUR - east * 60_000);
}

function timeOf({ Y, M, D, H, m, s }: Moment): number {
  return Date.UTC(Y, M - 1, D, H, m, s);
}

function fromTime(time: number): Moment | undefined {
  const date = new Date(time);
  const Y = date.getUTCFullYear();
  if (!(Y >= 1 && Y <= 9999)) return undefined;
  return {
    Y,
    M: date.getUTCMonth() + 1,
    D: date.getUTCDate(),
    H: date.getUTCHours(),
    m: date.getUTCMinutes(),
    s: date.getUTCSeconds(),
    hasDay: true,
  };
}

/** The moment of six numbers, undefined for a 30th of February or a 25th hour. */
function valid(parts: readonly number[], hasDay: boolean): Moment | undefined {
  const [Y = 0, M = 0, D = 0, H = 0, m = 0, s = 0] = parts;
  const moment = { Y, M, D, H, m, s, hasDay };
  const back = fromTime(timeOf(moment));
  const same = back !== undefined && back.M === M && back.D === D && back.H === H && back.m === m && back.s === s;
  return same ? moment : undefined;
}
