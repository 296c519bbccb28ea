import { html, render } from "lit/html.js";
import type { Context } from "../context.ts";
import { registerSheet } from "../registry.ts";
import { addSheets } from "../sheets.ts";
import css from "./dialog.css";

registerSheet(css);

export interface Question {
  readonly title: string;
  readonly text: string;
  readonly t: Context["t"];
}

/** Asks the author's question before an action; true when confirmed. Escape and Cancel both mean no. */
export function ask(root: ShadowRoot, { title, text, t }: Question): Promise<boolean> {
  addSheets(root);
  const dialog = document.createElement("dialog");
  dialog.className = "dialog";
  dialog.setAttribute("aria-label", title);
  root.querySelector(".layer")?.append(dialog);
  return new Promise((resolve) => {
    const answer = (yes: boolean) => {
      dialog.remove();
      resolve(yes);
    };
    dialog.addEventListener("cancel", () => answer(false));
    render(
      html`<div class="dialog-title">${title}</div>
        <div class="dialog-text">${text}</div>
        <div class="dialog-buttons">
          <button type="button" class="btn btn-default" @click=${() => answer(false)}>${t("cancel")}</button>
          <button type="button" class="btn btn-primary_filled" @click=${() => answer(true)}>${t("confirm")}</button>
        </div>`,
      dialog,
    );
    // Web views older than <dialog> show it as a plain block, which the style sheet centres.
    if (typeof dialog.showModal === "function") dialog.showModal();
    else dialog.setAttribute("open", "");
  });
}
