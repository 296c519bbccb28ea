/**
 * Makes the chat list pages quicker: forms marked `data-swap` are sent without leaving the page, a way back becomes a toast,
 * chats are searched and selected. Without it all of them still work, except the dialogs.
 */

import { t } from "../i18n/chats.ts";
import { t as copyWords } from "../i18n/copy.ts";
import { showTimes } from "../ui/time.ts";
import { copyText } from "../web/copy-text.ts";
import { fetchPage } from "../web/fetched-page.ts";
import { toast } from "../web/toast.ts";
import { prepareList, selectionChanged } from "./selection.ts";
import { toTeam } from "./to-team.ts";

/** Show what only works with this script, and say in a toast what can be undone. */
function prepare(): void {
  for (const part of document.querySelectorAll<HTMLElement>("[data-script]")) part.hidden = false;
  for (const part of document.querySelectorAll<HTMLElement>("[data-no-script]")) part.hidden = true;
  prepareList();
  const back = document.querySelector<HTMLFormElement>("form[data-way-back]");
  if (back === null) return;
  back.hidden = true;
  const sentence = back.querySelector("span")?.textContent ?? "";
  toast(sentence, { kind: "trash", action: { label: t("undo"), run: () => back.requestSubmit() } });
}

/** Counts the forms sent: of two that are under way, the answer to the later one is the truth. */
let sent = 0;

/** Send a form and put the answer's content in place; whatever cannot be read is left to the browser. */
async function swap(form: HTMLFormElement): Promise<void> {
  sent += 1;
  const mine = sent;
  const buttons = [...form.querySelectorAll<HTMLButtonElement>("button:not([disabled])")];
  for (const one of buttons) one.disabled = true;
  try {
    const { page, url } = await fetchPage(form.action, { method: "POST", body: new FormData(form) });
    if (mine !== sent) return;
    showTimes(page);
    const fresh = page.querySelector("[data-swapped]");
    const old = document.querySelector("[data-swapped]");
    if (fresh === null || old === null) return location.assign(url);
    old.replaceWith(document.adoptNode(fresh));
    document.title = page.title;
    history.replaceState(null, "", url);
    prepare();
    document.querySelector<HTMLElement>(".is-bad")?.focus();
  } catch {
    for (const one of buttons) one.disabled = false;
    toast(t("offline"), { kind: "info" });
  }
}

function dialogOf(opener: HTMLElement): void {
  const dialog = document.querySelector<HTMLDialogElement>(`dialog#${opener.dataset.dialog}`);
  if (dialog === null) return;
  if (opener.dataset.ref !== undefined) fill(dialog, opener);
  dialog.showModal();
}

function fill(dialog: HTMLDialogElement, { dataset }: HTMLElement): void {
  const form = dialog.querySelector("form");
  const field = (name: string) => form?.elements.namedItem(name) as HTMLInputElement;
  field("ref").value = dataset.ref ?? "";
  field("name").value = dataset.name ?? "";
  field("external").checked = dataset.external !== undefined;
  const shown = dialog.querySelector("[data-ref-shown]");
  if (shown !== null) shown.textContent = dataset.ref ?? "";
}

async function copy(button: HTMLButtonElement): Promise<void> {
  const copied = await copyText(button.dataset.copy ?? "");
  toast(copyWords(copied ? "copied" : "copyFailed"), { kind: copied ? "done" : "info" });
}

document.addEventListener("submit", (event) => {
  const form = event.target as HTMLFormElement;
  if (form.dataset.toTeam !== undefined) {
    event.preventDefault();
    const { value } = event.submitter as HTMLButtonElement;
    return void toTeam(form, value === "move" ? "move" : "copy");
  }
  if (form.dataset.swap === undefined) return;
  event.preventDefault();
  void swap(form);
});

document.addEventListener("click", (event) => {
  const target = event.target as Element;
  const opener = target.closest<HTMLElement>("[data-dialog]");
  if (opener !== null) return dialogOf(opener);
  if (target.closest("[data-close]") !== null) return target.closest("dialog")?.close();
  const copier = target.closest<HTMLButtonElement>("[data-copy]");
  if (copier !== null) void copy(copier);
});

document.addEventListener("change", (event) => {
  const field = event.target as HTMLInputElement;
  if (field.type === "file") field.form?.requestSubmit();
  else selectionChanged(field);
});

prepare();
