/** One toast at a time, bottom centre: 6 seconds, with a button 10; it stays while the pointer or the focus is in it. */
import { html, render } from "lit";
import { Check, Info, Trash2, X } from "lucide";
import { t } from "../i18n/web.ts";
import { icon } from "../ui/icon.ts";

const ICONS = { done: Check, trash: Trash2, info: Info } as const;
const SHORT_MS = 6_000;
const LONG_MS = 10_000;

export interface ToastOptions {
  readonly kind?: keyof typeof ICONS;
  /** A button such as Undo; the toast goes when it is pressed. */
  readonly action?: { readonly label: string; readonly run: () => void };
}

let timer: ReturnType<typeof setTimeout> | undefined;

/** Say `message`; what was said before goes. */
export function toast(message: string, { kind = "done", action }: ToastOptions = {}): void {
  const place = region();
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(dismiss, action === undefined ? SHORT_MS : LONG_MS);
  };
  const stay = () => clearTimeout(timer);
  render(
    html`<div class="toast" @pointerenter=${stay} @pointerleave=${wait} @focusin=${stay} @focusout=${wait}>
      ${icon(ICONS[kind])}<span class="t-msg">${message}</span>
      ${action && html`<button type="button" @click=${() => pressed(action.run)}>${action.label}</button>`}
      <button type="button" class="t-close" aria-label=${t("close")} @click=${dismiss}>${icon(X)}</button>
    </div>`,
    place,
  );
  wait();
}

/** The toast goes, if there is one. */
export function dismiss(): void {
  clearTimeout(timer);
  render(html``, region());
}

function pressed(run: () => void): void {
  dismiss();
  run();
}

/** Made with the page, so that screen readers know the region before something is said in it. */
function region(): HTMLElement {
  const known = document.querySelector<HTMLElement>(".toasts");
  if (known !== null) return known;
  const made = document.createElement("div");
  made.className = "toasts";
  made.setAttribute("role", "status");
  document.body.append(made);
  return made;
}

// What needs no page is tested without one.
if (typeof document !== "undefined") region();
