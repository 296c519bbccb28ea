/** What each `format_type` of `<local_datetime>` shows, in the reader's own time zone. */
const FORMATS: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  date_short: { month: "short", day: "numeric" },
  date: { year: "numeric", month: "long", day: "numeric" },
  week: { weekday: "long" },
  week_short: { weekday: "short" },
  time: { hour: "2-digit", minute: "2-digit", hour12: false },
  time_sec: { hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false },
};

/** Unix milliseconds in one of the formats; "" for what is no time. */
export function formatDateTime(milliseconds: number, format: string, locale: string | undefined): string {
  const moment = new Date(milliseconds);
  if (Number.isNaN(moment.getTime())) return "";
  const language = (locale ?? "zh_cn").replace("_", "-");
  if (format === "timezone") return timeZone(moment);
  if (format === "date_num") return [moment.getFullYear(), pad(moment.getMonth() + 1), pad(moment.getDate())].join("-");
  try {
    return new Intl.DateTimeFormat(language, FORMATS[format] ?? FORMATS.date).format(moment);
  } catch {
    return new Intl.DateTimeFormat("en-US", FORMATS[format] ?? FORMATS.date).format(moment);
  }
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}

function timeZone(moment: Date): string {
  const minutes = -moment.getTimezoneOffset();
  const sign = minutes < 0 ? "-" : "+";
  return `GMT${sign}${pad(Math.floor(Math.abs(minutes) / 60))}:${pad(Math.abs(minutes) % 60)}`;
}
