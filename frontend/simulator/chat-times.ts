/** Times as a chat shows them, in the page's language. */
import { t } from "../i18n/simulator.ts";
import { timeText } from "../ui/time.ts";

function formatted(ms: number, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(document.documentElement.lang, options).format(ms);
}

export function clockTime(ms: number): string {
  return timeText(ms, "clock");
}

export function clockSeconds(ms: number): string {
  return timeText(ms, "seconds");
}

/** For `<time datetime>`. */
export function iso(ms: number): string {
  return new Date(ms).toISOString();
}

export function sameDay(a: number, b: number): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString();
}

/** "Today", "Yesterday", or the date. */
export function dayName(ms: number, now: number): string {
  if (sameDay(ms, now)) return t("today");
  if (sameDay(ms, now - 24 * 60 * 60 * 1000)) return t("yesterday");
  return formatted(ms, { month: "long", day: "numeric", weekday: "short" });
}

/** The time of today, the day of anything older. */
export function shortTime(ms: number, now: number): string {
  return sameDay(ms, now) ? clockTime(ms) : formatted(ms, { month: "short", day: "numeric" });
}
