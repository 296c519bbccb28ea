/** The shortcuts of the designer's page: which there are, how one is shown. */
import type { Word } from "../../i18n/commands.ts";
import { IS_MAC, keyCaps } from "../../ui/keys.ts";

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

/** The shortcuts of a command. */
export function keysOf(command: Word): readonly string[] {
  return SHORTCUTS[command] ?? [];
}

/** The shortcut of a command in one word, as menus and tooltips have it. */
export function shortcutOf(command: Word): string {
  return keyCaps(keysOf(command)[0] ?? "").join(IS_MAC ? "" : "+");
}

/** What a tooltip says of a button that a key presses as well. */
export function withShortcut(words: string, command: Word): string {
  return `${words} ${shortcutOf(command)}`;
}
