/** What a drawn card must be told about its surroundings. */
import { uiLanguage } from "../i18n/index.ts";

const dark = matchMedia("(prefers-color-scheme: dark)");

export function theme(): "light" | "dark" {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === "light" || chosen === "dark") return chosen;
  return dark.matches ? "dark" : "light";
}

export function onThemeChange(callback: () => void): void {
  dark.addEventListener("change", callback);
}

/** The card's language is the client's. */
export function cardLocale(): string {
  return uiLanguage() === "zh" ? "zh_cn" : "en_us";
}
