/** How a shortcut is written: `keys("Mod+Shift+Z")` is "⇧⌘Z" on a Mac, "Ctrl+Shift+Z" elsewhere. */
export const isMac = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.platform);

const MAC: Readonly<Record<string, string>> = { Mod: "⌘", Shift: "⇧", Alt: "⌥" };
const OTHER: Readonly<Record<string, string>> = { Mod: "Ctrl" };

export function keys(shortcut: string): string {
  const parts = shortcut.split("+");
  if (!isMac) return parts.map((part) => OTHER[part] ?? part).join("+");
  // Apple's order: Shift before Command.
  return [...parts.slice(0, -1).reverse(), parts.at(-1) ?? ""].map((part) => MAC[part] ?? part).join("");
}
