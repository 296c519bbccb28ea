/** Shortcuts, written as `mod+shift+z` (`mod` is ⌘ on a Mac, else Ctrl): whether one is pressed, how it is shown. */

export const IS_MAC = /mac|iphone|ipad/i.test(navigator.platform);

const SHOWN: Readonly<Record<string, string>> = {
  mod: IS_MAC ? "⌘" : "Ctrl",
  shift: IS_MAC ? "⇧" : "Shift",
  alt: IS_MAC ? "⌥" : "Alt",
  arrowup: "↑",
  arrowdown: "↓",
  backspace: "⌫",
  delete: "Del",
  escape: "Esc",
  enter: "↵",
};

export function matches(keys: string, event: KeyboardEvent): boolean {
  const parts = keys.split("+");
  const key = parts.at(-1) === "" ? "+" : parts.at(-1);
  const mod = IS_MAC ? event.metaKey : event.ctrlKey;
  // "?" is Shift with something else on most keyboards.
  const shift = key === "?" || event.shiftKey === parts.includes("shift");
  return keyOf(event) === key && mod === parts.includes("mod") && event.altKey === parts.includes("alt") && shift;
}

/** ⌥1 writes "¡" on a Mac: with Alt a figure is known by its place. */
function keyOf({ altKey, code, key }: KeyboardEvent): string {
  return altKey && code.startsWith("Digit") ? code.slice(-1) : key.toLowerCase();
}

/** The keys as they stand on this person's keyboard, one cap each. */
export function keyCaps(keys: string): readonly string[] {
  return keys.split("+").map((key) => SHOWN[key] ?? key.toUpperCase());
}
