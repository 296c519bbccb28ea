import { html, type TemplateResult } from "lit";
import { Check, CircleAlert, CloudOff, LoaderCircle, LogIn, WifiOff } from "lucide";
import { t, type Word } from "../../i18n/saving.ts";
import { icon } from "../../ui/icon.ts";
import { Part } from "../core/part.ts";
import type { Change } from "../core/studio.ts";
import { SaveTimers, type Shown } from "./save-timers.ts";
import type { Saving } from "./saving.ts";

type Look = readonly [word: Word, css: string, shapes: Parameters<typeof icon>[0]];

const LOOKS: Readonly<Record<Shown, Look>> = {
  clean: ["save-clean", "", Check],
  dirty: ["save-clean", "", Check],
  saving: ["save-saving", "", LoaderCircle],
  slow: ["save-slow", "", LoaderCircle],
  offline: ["save-offline", "save-off", WifiOff],
  failed: ["save-failed", "save-bad", CloudOff],
  refused: ["save-refused", "save-bad", CircleAlert],
  conflict: ["save-conflict", "save-bad", CircleAlert],
  unkept: ["save-unkept", "save-bad", CircleAlert],
  "signed-out": ["save-signed-out", "save-bad", LogIn],
};

/** `<save-chip>`: how safe the work is, in words; pressing it retries, decides or signs in. */
export class SaveChip extends Part {
  static override properties = { ...Part.properties, saving: { attribute: false }, local: { type: Boolean } };

  declare saving: Saving;
  /** The card is kept on this device only. */
  declare local: boolean;
  protected override readonly watches: readonly Change[] = ["save"];
  private readonly patience = new SaveTimers(() => this.requestUpdate());

  protected override heard(change: Change): void {
    if (change === "save") this.patience.heard(this.saving.safety);
  }

  protected override render(): TemplateResult {
    const [word, css, shapes] = LOOKS[this.patience.shown];
    const isCalm = css === "";
    const text = isCalm && word === "save-clean" && this.local ? t("save-try") : t(word);
    return html`<button class="save ${css}" type="button" title=${this.saving.message || text}
      ?disabled=${isCalm} @click=${() => this.saving.attend()}
    >${icon(shapes, { class: shapes === LoaderCircle ? "i-sm spin" : "i-sm" })}<span role="status">${text}</span></button>`;
  }
}

customElements.define("save-chip", SaveChip);
