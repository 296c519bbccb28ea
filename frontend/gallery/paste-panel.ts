/**
 * The dialog that takes a pasted text where there is no page for it. It closes only when what was pasted is opened: on
 * failure the text stays, with the reason and the line it is about.
 */
import { html, nothing, type TemplateResult } from "lit";
import { createRef, ref } from "lit/directives/ref.js";
import { CircleAlert } from "lucide";
import { offsetOf } from "../document/range.ts";
import { t } from "../i18n/gallery.ts";
import { icon } from "../ui/icon.ts";
import { Problem } from "../web/api.ts";
import { failureMessage } from "../web/messages.ts";

/** Why a text was not opened; `line` and `column` (from 1) where the reason has a place. */
export interface Refusal {
  readonly message: string;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

/** Why a pasted text was not opened, with the place in it where there is one. */
export function refusalOf(error: unknown): Refusal {
  if (!(error instanceof Problem)) return { message: failureMessage(error) };
  const { line, column } = error.body;
  const placed = typeof line === "number" && typeof column === "number" && (line > 1 || column > 1);
  return placed ? { message: error.message, line, column } : { message: error.message };
}

/** Characters of the line that are shown around the place. */
const AROUND = 40;

export class PastePanel {
  private readonly dialog = createRef<HTMLDialogElement>();
  private readonly area = createRef<HTMLTextAreaElement>();
  private refusal: Refusal | undefined;

  /** `take` is called with what somebody wants opened, `redraw` when `draw` would give something else. */
  constructor(
    private readonly take: (text: string) => void,
    private readonly redraw: () => void,
  ) {}

  open(): void {
    if (this.dialog.value?.open === false) this.dialog.value.showModal();
  }

  /** Says why `text` was not opened, in the dialog, whether it came from there or not. */
  refuse(text: string, refusal: Refusal): void {
    this.refusal = refusal;
    const area = this.area.value;
    if (area !== undefined && area.value.trim() !== text) area.value = text;
    this.redraw();
    this.open();
    area?.focus({ preventScroll: true });
    if (refusal.line !== undefined) this.select(refusal.line);
  }

  draw(busy: boolean): TemplateResult {
    const submit = (event: SubmitEvent) => {
      event.preventDefault();
      const text = this.area.value?.value.trim() ?? "";
      if (text !== "") this.take(text);
    };
    const bad = this.refusal !== undefined;
    return html`<dialog class="dialog gal-paste" aria-labelledby="gal-paste-title" ${ref(this.dialog)}>
      <form method="dialog" @submit=${submit}>
        <div class="dialog-body">
          <h2 id="gal-paste-title">${t("paste-title")}</h2>
          <label class="field"><span class="label">${t("paste-label")}</span>
            <textarea class="area ${bad ? "is-bad" : ""}" name="text" rows="10" required spellcheck="false" autocomplete="off" autocapitalize="off" wrap="off"
              aria-invalid=${bad} aria-describedby="gal-paste-why" placeholder=${t("paste-placeholder")} @input=${this.forget} ${ref(this.area)}></textarea></label>
          <div class="gal-why" id="gal-paste-why" role="alert">${this.refusal === undefined ? nothing : this.why(this.refusal)}</div>
        </div>
        <div class="dialog-foot">
          <button class="btn btn-quiet" type="button" @click=${() => this.dialog.value?.close()}>${t("cancel")}</button>
          <button class="btn btn-ink" ?disabled=${busy} aria-busy=${busy}>${t("paste-open")}</button>
        </div>
      </form>
    </dialog>`;
  }

  private why(refusal: Refusal): TemplateResult {
    return html`<p>${icon(CircleAlert)}<span>${refusal.message}</span></p>${this.excerpt(refusal)}`;
  }

  /** The line, with the place in it. */
  private excerpt({ line, column }: Refusal): TemplateResult | typeof nothing {
    const text = this.area.value?.value.trim() ?? "";
    const content = line === undefined ? undefined : text.split("\n")[line - 1];
    if (line === undefined || column === undefined || content === undefined) return nothing;
    const at = Math.min(column - 1, content.length);
    const before = content.slice(Math.max(0, at - AROUND), at).trimStart();
    const behind = content.slice(at + 1, at + 1 + AROUND);
    return html`<pre><span class="two">${line}</span> ${before}<mark>${content.charAt(at) || " "}</mark>${behind}</pre>`;
  }

  private readonly forget = (): void => {
    if (this.refusal === undefined) return;
    this.refusal = undefined;
    this.redraw();
  };

  /** Selects a line of the text, whose blanks in front were not sent. */
  private select(line: number): void {
    const area = this.area.value;
    if (area === undefined) return;
    const before = area.value.length - area.value.trimStart().length;
    const text = area.value.slice(before);
    const start = offsetOf(text, line, 1);
    const end = text.indexOf("\n", start);
    area.setSelectionRange(before + start, before + (end < 0 ? text.length : end));
    const height = Number.parseFloat(getComputedStyle(area).lineHeight);
    area.scrollTop = Math.max(0, (line - 1) * height - area.clientHeight / 3);
    area.scrollLeft = 0;
  }
}
