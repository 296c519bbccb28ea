/**
 * One event, one time everywhere: in the zone of whoever looks, in the page's language, by a clock of 24 hours.
 *
 * What the server draws is `<time datetime data-form>` (`when` of `cardstudio/jinja2.py`) with words of its own zone in it,
 * for pages without scripts; `showTimes` puts the visitor's in their place. Scripts that draw times use the same forms.
 */

type Form = "moment" | "day" | "clock" | "seconds" | "deadline";

const DAY: Intl.DateTimeFormatOptions = { year: "numeric", month: "short", day: "numeric" };
// Named one by one: `dateStyle` is younger than the web views the share pages run in.
const CLOCK: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
const FORMS: Readonly<Record<Form, Intl.DateTimeFormatOptions>> = {
  moment: { ...DAY, ...CLOCK },
  day: DAY,
  clock: CLOCK,
  seconds: { ...CLOCK, second: "2-digit" },
  // Whoever reads when something ends may sit in another zone than whoever set it.
  deadline: { ...DAY, ...CLOCK, timeZoneName: "short" },
};
/** Stands for the time in a sentence while it is made; no sentence has it. */
const PLACE = "\u0000";
const YEAR = 365 * 24 * 60 * 60;
const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/** A point in time (ISO text, milliseconds or a Date) in one of the forms; `language` is the page's. */
export function timeText(
  at: Date | string | number,
  form: Form,
  language: string = document.documentElement.lang,
): string {
  return spaced(formatOf(form, language).format(new Date(at)));
}

/** From one point in time to another: what both share, such as the day, is said once. */
export function periodText(
  from: Date | string | number,
  until: Date | string | number,
  language: string = document.documentElement.lang,
): string {
  const isOneDay = timeText(from, "day", language) === timeText(until, "day", language);
  return spaced(formatOf(isOneDay ? "moment" : "day", language).formatRange(new Date(from), new Date(until)));
}

/** Chinese dates as the rest of the interface is written, with spaces around numbers; the zone stands behind the time it is of. */
function spaced(text: string): string {
  return text
    .replace(/(\d)(?=[年月日])/g, "$1 ")
    .replace(/([年月])(?=\d)/g, "$1 ")
    .replace(/日 ([^\d\s]\S*) (\d\d:\d\d)$/, "日 $2（$1）");
}

function formatOf(form: Form, language: string): Intl.DateTimeFormat {
  const timeZone = chosenZone();
  const options = timeZone === undefined ? FORMS[form] : { ...FORMS[form], timeZone };
  return new Intl.DateTimeFormat(language, options);
}

/** A sentence with a point in time in it, which `say` puts in its place. */
export function withTime(say: (time: string) => string, at: Date | string | number, form: Form): (string | Node)[] {
  const [before = "", after = ""] = say(PLACE).split(PLACE);
  const time = document.createElement("time");
  time.dateTime = new Date(at).toISOString();
  time.textContent = timeText(at, form);
  return [before, time, after];
}

/** Rewrites every `<time data-form>` within `root`; to be called for whatever the server has drawn. */
export function showTimes(root: ParentNode, now: number = Date.now()): void {
  for (const node of root.querySelectorAll<HTMLTimeElement>("time[data-form]")) {
    const at = node.dateTime;
    const { form, until } = node.dataset;
    if (form === "period" && until !== undefined) node.textContent = periodText(at, until);
    else if (form === "ago") {
      node.title = timeText(at, "moment");
      // How long ago is the same in every zone; the day is not.
      if (now - Date.parse(at) >= WEEK_MS) node.textContent = timeText(at, "day");
    } else if (isForm(form)) node.textContent = timeText(at, form);
  }
}

/** Tells the server where days begin for whoever looks: what it counts by days has to agree with the times beside it. */
export function rememberZone(): void {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  // Browsers name some zones as of old (Asia/Calcutta), which not every server knows: it has the minutes, then.
  const minutes = -new Date().getTimezoneOffset();
  const secure = location.protocol === "https:" ? "; Secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Safari 15.4, which we serve.
  document.cookie = `zone=${timeZone}:${minutes}; path=/; max-age=${YEAR}; SameSite=Lax${secure}`;
}

/** What somebody chose for all their devices, which the server keeps in a cookie; else the device's own zone counts. */
function chosenZone(): string | undefined {
  if (typeof document === "undefined") return undefined; // a test of one of its callers
  const [, name] = /(?:^|; )time_zone="?([\w/+-]+)/.exec(document.cookie) ?? [];
  if (name === undefined) return undefined;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined; // younger than this browser
  }
}

function isForm(word: string | undefined): word is Form {
  return word !== undefined && Object.keys(FORMS).includes(word);
}
