/** Renaming a card where its name stands: Enter and going on keep what was typed, Escape what was there. */
import { t } from "../i18n/order.ts";
import { h } from "../ui/dom.ts";
import { call } from "../web/api.ts";
import { failureMessage } from "../web/messages.ts";
import { toast } from "../web/toast.ts";

const LENGTH = 120;

export function renameInPlace(tile: HTMLElement): void {
  const shown = tile.querySelector<HTMLElement>(".tile-name");
  const { id = "", name = "" } = tile.dataset;
  if (shown === null || tile.querySelector(".tile-rename") !== null) return;
  const field = h("input", {
    class: "input tile-rename",
    maxlength: LENGTH,
    "aria-label": t("rename-label", { name }),
    autocomplete: "off",
    spellcheck: "false",
  }) as HTMLInputElement;
  field.value = name;
  let isOver = false;
  const end = (wanted: string, isFocused: boolean): void => {
    if (isOver) return;
    isOver = true;
    field.replaceWith(shown);
    if (isFocused) shown.focus();
    if (wanted !== "" && wanted !== name) void rename(tile, shown, id, name, wanted);
  };
  field.addEventListener("keydown", (event) => {
    if (event.isComposing || (event.key !== "Enter" && event.key !== "Escape")) return;
    event.preventDefault();
    event.stopPropagation();
    end(event.key === "Enter" ? field.value.trim() : name, true);
  });
  field.addEventListener("blur", () => end(field.value.trim(), false));
  shown.replaceWith(field);
  field.focus();
  field.select();
}

/** The name is shown at once, and the one of before again where the server does not take it. */
async function rename(tile: HTMLElement, shown: HTMLElement, id: string, before: string, name: string): Promise<void> {
  const show = (text: string): void => {
    shown.textContent = text;
    tile.dataset.name = text;
  };
  const set = (text: string) => call("PATCH", `templates/${id}/`, { body: { name: text } });
  show(name);
  try {
    await set(name);
    const run = () => void rename(tile, shown, id, name, before);
    toast(t("renamed", { name }), { action: { label: t("undo"), run } });
  } catch (error) {
    show(before);
    toast(failureMessage(error), { kind: "info" });
  }
}
