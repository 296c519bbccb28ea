/** The theme people see: their choice, which a cookie holds and the server writes into `<html data-theme>`, else the system's. */
export type Theme = "" | "light" | "dark";

const DARK = "(prefers-color-scheme: dark)";

/** What the page says; the server wrote it there from the cookie. */
export function chosenTheme(): Theme {
  const theme = document.documentElement.dataset.theme;
  return theme === "light" || theme === "dark" ? theme : "";
}

/** The theme people see now: their choice, else the system's. */
export function shownTheme(): "light" | "dark" {
  const chosen = chosenTheme();
  if (chosen !== "") return chosen;
  return matchMedia(DARK).matches ? "dark" : "light";
}

/** Calls `draw` with the theme people see, now and whenever it changes. */
export function followTheme(draw: (theme: "light" | "dark") => void): void {
  const update = () => draw(shownTheme());
  document.addEventListener("theme-change", update);
  const system = matchMedia(DARK);
  if ("addEventListener" in system) system.addEventListener("change", update);
  // Safari before 14 knows only the older name.
  else (system as MediaQueryList).addListener(update);
  update();
}
