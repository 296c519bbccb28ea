/** The shortcuts of the designer's page: which there are, whether one is pressed, how it is shown. */
import type { Word } from "../../i18n/commands.ts";

/** By command (`command-table.ts`); the first one is shown. F2 is heard by the outline alone, where names are. */
const SHORTCUTS: Readonly<Partial<Record<Word, readonly string[]>>> = {
  undo: ["mod+z"],
  redo: ["mod+shift+z", "mod+y"],
  copy: ["mod+c"],
  cut: ["mod+x"],
  paste: ["mod+v"],
  duplicate: ["mod+d"],
  remove: ["backspace", "delete"],
  "move-up": ["alt+arrowup"],
  "move-down": ["alt+arrowdown"],
  "edit-text": ["enter"],
  lock: ["mod+shift+l"],
  "wrap-column_set": ["mod+g"],
  unwrap: ["mod+shift+g"],
  save: ["mod+s"],
  "select-next": ["arrowdown"],
  "select-previous": ["arrowup"],
  "select-parent": ["escape"],
  "select-all": ["mod+a"],
  palette: ["mod+k"],
  shortcuts: ["?"],
  find: ["/"],
  outline: ["alt+1"],
  inspector: ["alt+2"],
  source: ["mod+e"],
  "try-out": ["mod+enter"],
  rename: ["f2"],
};

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

/** The shortcuts of a command. */
export function keysOf(command: Word): readonly string[] {
  return SHORTCUTS[command] ?? [];
}

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

/** The shortcut of a command in one word, as menus and tooltips have it. */
export function shortcutOf(command: Word): string {
  return keyCaps(keysOf(command)[0] ?? "").join(IS_MAC ? "" : "+");
}

/** What a tooltip says of a button that a key presses as well. */
export function withShortcut(words: string, command: Word): string {
  return `${words} ${shortcutOf(command)}`;
}
