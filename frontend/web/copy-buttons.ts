/** Buttons of server-made pages that copy an address: `<button data-copy="…"><span>Copy</span></button>`. */
import { en, zh } from "../i18n/copy.ts";
import { translator } from "../i18n/index.ts";
import { copyOnClick } from "./copy-on-click.ts";

const t = translator(en, zh);

/** Makes all of them work. */
export function copyButtons(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-copy]")) {
    copyOnClick(button, button.dataset.copy ?? "", { copied: t("copied"), failed: t("copyFailed") });
  }
}
