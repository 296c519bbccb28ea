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

  private changed(): void {
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
    this.sayRoom(errors, limit_bytes - bytes);
    this.show(card_content.card, card_hash);
  }

  private sayRoom(errors: readonly string[], left: number): void {
    const room = this.form.querySelector("#room");
    if (room === null) return;
    const count = Math.abs(left).toLocaleString(document.documentElement.lang);
    room.textContent = left < 0 ? t("full", { count }) : [t("room", { count }), ...errors].join(" · ");
    room.classList.toggle("help-bad", left < 0 || errors.length > 0);
  }

  /** What was typed on this device before; controls the page no longer has are left out. */
  private recall(): void {
    const typed = this.storage.get<Record<string, string>>("blanks") ?? {};
    for (const control of this.controls) control.value = typed[nameOf(control)] ?? control.value;
  }
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
