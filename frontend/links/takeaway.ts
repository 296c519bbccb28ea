/** The page "For developers": buttons that copy what stands beside them. */
import { t } from "../i18n/copy.ts";
import { copyOnClick } from "../web/copy-on-click.ts";

for (const button of document.querySelectorAll<HTMLElement>("button[data-copies]")) {
  const text = document.getElementById(button.dataset.copies ?? "")?.textContent ?? "";
  copyOnClick(button, text, { copied: t("copied"), failed: t("copyFailed") });
}
