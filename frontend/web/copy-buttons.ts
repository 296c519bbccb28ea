/** Buttons of server-made pages that copy an address: `<button data-copy="…"><span>Copy</span></button>`. */
import { t } from "../i18n/copy.ts";
import { copyOnClick } from "./copy-on-click.ts";

/** Makes all of them work. */
export function copyButtons(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-copy]")) {
    copyOnClick(button, button.dataset.copy ?? "", { copied: t("copied"), failed: t("copyFailed") });
  }
}
