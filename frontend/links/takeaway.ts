/** The page "For developers": buttons that copy what stands beside them. */
import { en, zh } from "../i18n/copy.ts";
import { translator } from "../i18n/index.ts";
import { copyOnClick } from "../web/copy-on-click.ts";

const t = translator(en, zh);

for (const button of document.querySelectorAll<HTMLElement>("button[data-copies]")) {
  const text = document.getElementById(button.dataset.copies ?? "")?.textContent ?? "";
  copyOnClick(button, text, { copied: t("copied"), failed: t("copyFailed") });
}
