/** Small dialogs that ask one thing; pages and elements say what. */
import { html, nothing, render, type TemplateResult } from "lit";
import { t } from "../i18n/dialogs.ts";

export interface DialogOptions {
  /** `dlg-m`: as wide as a form. */
  readonly css?: string;
}

/** Shows what `draw` makes, a form in a dialog; resolves with what it was closed with, undefined for Escape and Cancel. */
export function askInDialog<Answer>(
  title: string,
  draw: (close: (answer: Answer) => void, redraw: () => void) => TemplateResult,
  { css = "" }: DialogOptions = {},
): Promise<Answer | undefined> {
  const opener = document.activeElement;
  return new Promise((resolve) => {
    const dialog = document.createElement("dialog");
    dialog.className = `dialog ${css}`.trim();
    dialog.setAttribute("aria-label", title);
    let answer: Answer | undefined;
    const close = (value?: Answer) => {
      answer = value;
      dialog.close();
    };
    const redraw = () => render(html`${draw(close, redraw)}`, dialog);
    redraw();
    dialog.addEventListener("click", (event) => {
      if (event.target instanceof Element && event.target.closest("[data-cancel]")) close();
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      giveBack(opener);
      resolve(answer);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** The browser gives the focus back to what had it, unless that was an item of a menu, which has closed since. */
function giveBack(opener: Element | null): void {
  const menu = opener?.closest<HTMLDetailsElement>("details[data-menu]:not([open])");
  menu?.querySelector<HTMLElement>("summary")?.focus();
}

/** The frame of each: heading, body, Cancel and the button that answers. */
export function question(
  title: string,
  body: TemplateResult,
  verb: string,
  options: {
    readonly danger?: boolean;
    /** Off until the answer can be given. */
    readonly off?: boolean;
    /** What went wrong with the last answer; the dialog stays, with what was typed. */
    readonly problem?: string;
    readonly submit: (form: HTMLFormElement) => void;
  },
): TemplateResult {
  const submitted = (event: SubmitEvent) => {
    event.preventDefault();
    options.submit(event.target as HTMLFormElement);
  };
  return html`<form @submit=${submitted} @keydown=${submitWithModifier}>
    <div class="dialog-body"><h2>${title}</h2>${body}</div>
    <p class="dialog-problem" role="alert">${options.problem ?? nothing}</p>
    <div class="dialog-foot">
      <button class="btn btn-quiet" type="button" data-cancel>${t("cancel")}</button>
      <button class="btn ${options.danger ? "btn-danger" : "btn-ink"}" ?disabled=${options.off ?? false}>${verb}</button>
    </div>
  </form>`;
}

/** ⌘Enter is the button that answers, from any field. */
function submitWithModifier(event: KeyboardEvent): void {
  if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) return;
  event.preventDefault();
  (event.currentTarget as HTMLFormElement).requestSubmit();
}

/** True for yes. */
export async function askSure(title: string, text: string | TemplateResult, verb: string): Promise<boolean> {
  const answer = await askInDialog<true>(title, (close) =>
    question(title, html`<p>${text}</p>`, verb, { danger: true, submit: () => close(true) }),
  );
  return answer === true;
}
