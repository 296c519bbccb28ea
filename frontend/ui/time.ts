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
const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/** A point in time (ISO text, milliseconds or a Date) in one of the forms; `language` is the page's. */
export function timeText(
  at: Date | string | number,
  form: Form,
  language: string = document.documentElement.lang,
): string {
  return new Intl.DateTimeFormat(language, FORMS[form]).format(new Date(at));
}

/** Rewrites every `<time data-form>` within `root`; to be called for whatever the server has drawn. */
export function showTimes(root: ParentNode, now: number = Date.now()): void {
  for (const node of root.querySelectorAll<HTMLTimeElement>("time[data-form]")) {
    const at = node.dateTime;
    const { form } = node.dataset;
    if (form === "ago") {
      node.title = timeText(at, "moment");
      // How long ago is the same in every zone; the day is not.
      if (now - Date.parse(at) >= WEEK_MS) node.textContent = timeText(at, "day");
    } else if (isForm(form)) node.textContent = timeText(at, form);
  }
}

function isForm(word: string | undefined): word is Form {
  return word !== undefined && Object.keys(FORMS).includes(word);
}
