/**
 * The blanks a link leaves open: reading what was typed, showing at once what becomes of the card, keeping it on the device.
 * The server wrote the controls and judges the values; its answer is what will be sent. Loaded by links that have blanks.
 */
import { t } from "../i18n/blanks.ts";
import type { Values } from "../jssdk/types.ts";
import { post } from "../web/page-requests.ts";
import type { Storage } from "../web/storage.ts";
import { language } from "./words.ts";

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const PAUSE = 300;
/** A tenth of what a card may have is little. */
const SCARCE = 10;
/** Of a Chinese character, in UTF-8. */
const CHINESE_BYTES = 3;

export class Blanks {
  private readonly controls: readonly Control[];
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts previews, so that a late answer to an earlier one is not shown. */
  private asked = 0;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly storage: Storage,
    private readonly show: (card: unknown, hash: string) => void,
  ) {
    this.controls = Array.from(form.querySelectorAll<Control>("[data-blank]"));
    this.recall();
    for (const line of this.lines()) fit(line);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => this.changed());
    if (Object.keys(this.values()).length > 0) void this.preview();
  }

  /** By name; a control that is empty says nothing. */
  values(): Values {
    const filled = this.controls.filter((control) => control.value !== "");
    return Object.fromEntries(filled.map((control) => [nameOf(control), typedIn(control)]));
  }

  /** Whether all that must be filled is; else says so and takes the person there. */
  complete(): boolean {
    const empty = this.controls.filter((control) => control.required && control.value === "");
    for (const control of empty) say(control, t("missing"));
    empty[0]?.focus();
    return empty.length === 0;
  }

  /** While a card is on its way nothing in it may change. */
  freeze(frozen: boolean): void {
    for (const fieldset of Array.from(this.form.querySelectorAll("fieldset"))) fieldset.disabled = frozen;
  }

  /** Controls that are as tall as their text. */
  private lines(): HTMLTextAreaElement[] {
    return Array.from(this.form.querySelectorAll<HTMLTextAreaElement>("textarea.area-line"));
  }

  private changed(): void {
    for (const line of this.lines()) fit(line);
    const typed = Object.fromEntries(this.controls.map((control) => [nameOf(control), control.value]));
    this.storage.set("blanks", typed);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.preview(), PAUSE);
  }

  /** Asks the server what becomes of the card, and shows it. */
  async preview(): Promise<void> {
    this.asked += 1;
    const turn = this.asked;
    const { said } = await post("preview", { values: this.values(), preview: true }, `?lang=${language}`);
    if (said === null || turn !== this.asked) return;
    const { card_content, card_hash, fields, errors, bytes, limit_bytes } = said;
    for (const control of this.controls) say(control, (fields[nameOf(control)] ?? []).join(" "));
    this.sayRoom(errors, limit_bytes - bytes, limit_bytes);
    this.show(card_content.card, card_hash);
  }

  /** Room is spoken of where it gets scarce, in characters. */
  private sayRoom(errors: readonly string[], left: number, limit: number): void {
    const room = this.form.querySelector("#room");
    if (room === null) return;
    const { lang } = document.documentElement;
    const characters = Math.abs(left) / (lang.startsWith("zh") ? CHINESE_BYTES : 1);
    const count = (left < 0 ? Math.ceil(characters) : Math.floor(characters)).toLocaleString(lang);
    const scarce = left < limit / SCARCE ? [t("room", { count })] : [];
    room.textContent = left < 0 ? t("full", { count }) : [...scarce, ...errors].join(" · ");
    room.classList.toggle("help-bad", left < 0 || errors.length > 0);
  }

  /** What was typed on this device before; controls the page no longer has are left out. */
  private recall(): void {
    const typed = this.storage.get<Record<string, string>>("blanks") ?? {};
    for (const control of this.controls) control.value = typed[nameOf(control)] ?? control.value;
  }
}

function fit(line: HTMLTextAreaElement): void {
  line.style.height = "auto";
  line.style.height = `${line.scrollHeight + line.offsetHeight - line.clientHeight}px`;
}

function nameOf(control: Control): string {
  return control.dataset.blank ?? "";
}

/** As the server reads it: yes and no are booleans, words are words, a moment has a space between day and time. */
function typedIn(control: Control): unknown {
  if (control instanceof HTMLSelectElement)
    return "words" in control.dataset ? control.value : control.value === "true";
  return control.type === "datetime-local" ? control.value.replace("T", " ") : control.value;
}

function say(control: Control, sentence: string): void {
  const place = document.getElementById(`${control.id}-says`);
  if (place !== null) place.textContent = sentence;
  place?.classList.toggle("help-bad", sentence !== "");
  control.classList.toggle("is-bad", sentence !== "");
  if (sentence === "") control.removeAttribute("aria-invalid");
  else control.setAttribute("aria-invalid", "true");
}
