/** What a drawn card must be told about its surroundings. */
const dark = matchMedia("(prefers-color-scheme: dark)");

export function theme(): "light" | "dark" {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === "light" || chosen === "dark") return chosen;
  return dark.matches ? "dark" : "light";
}

export function onThemeChange(callback: () => void): void {
  dark.addEventListener("change", callback);
}
