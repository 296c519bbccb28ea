/** Keys as they are written in the table of commands (`mod+shift+z`), matched and shown. */

const IS_MAC = /mac|iphone|ipad/i.test(navigator.platform);

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
  return (
    event.key.toLowerCase() === key && mod === parts.includes("mod") && event.altKey === parts.includes("alt") && shift
  );
}

/** The keys as they stand on this person's keyboard, one cap each. */
export function keyCaps(keys: string): readonly string[] {
  return keys.split("+").map((key) => SHOWN[key] ?? key.toUpperCase());
}

/** What a tooltip says of a button that a key presses as well. */
export function withKeys(words: string, keys: string): string {
  return `${words} ${keyCaps(keys).join(IS_MAC ? "" : "+")}`;
}
