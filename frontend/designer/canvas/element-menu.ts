/** Everything that can be done to what is selected, as a menu: behind "…" of the hover bar and the right mouse button. */
import { Blocks, ClipboardPaste, Copy, CopyPlus, Lock, LockOpen, Pencil, Scissors, Trash2, Ungroup } from "lucide";
import { containersOf, isHolder } from "../../document/catalog.ts";
import { isRefusal } from "../../document/commands/result.ts";
import { wrap } from "../../document/commands/wrap.ts";
import { elementOf, formatOf, isLocked } from "../../document/state.ts";
import { t } from "../../i18n/canvas.ts";
import { copySelected, pasteFromClipboard } from "../commands/clipboard.ts";
import { shortcutOf } from "../commands/shortcut-keys.ts";
import { nameOf } from "../core/element-names.ts";
import { iconOf } from "../core/kinds.ts";
import { isContainer } from "../core/nodes.ts";
import { readPage } from "../core/page-data.ts";
import { type MenuItem, type MenuOptions, openMenu } from "../core/popup-menu.ts";
import {
  duplicateSelected,
  lockSelected,
  removeSelected,
  unwrapSelected,
  wrapSelected,
} from "../core/selection-actions.ts";
import type { Studio } from "../core/studio.ts";
import { askName } from "../outline/rename.ts";
import { saveBlock } from "../palette/block-actions.ts";

export function openElementMenu(studio: Studio, at: MenuOptions["at"]): void {
  openMenu({ at, label: nameOf(studio, studio.focus), groups: groupsFor(studio) });
}

function groupsFor(studio: Studio): readonly (readonly MenuItem[])[] {
  const { state, selected, focus } = studio;
  const isFree = !selected.some((id) => isLocked(state, id));
  const own = selected.every((id) => state.notes[id]?.locked === true);
  const free = (...items: MenuItem[]): MenuItem[] => (isFree ? items : []);
  return [
    [
      ...free({
        label: t("duplicate"),
        icon: CopyPlus,
        keys: shortcutOf("duplicate"),
        run: () => duplicateSelected(studio),
      }),
      { label: t("copy"), icon: Copy, keys: shortcutOf("copy"), run: () => void copySelected(studio) },
      ...free({ label: t("cut"), icon: Scissors, keys: shortcutOf("cut"), run: () => void copySelected(studio, true) }),
      {
        label: t("paste"),
        icon: ClipboardPaste,
        keys: shortcutOf("paste"),
        run: () => void pasteFromClipboard(studio),
      },
    ],
    isFree ? wrapping(studio) : [],
    [
      ...free(
        ...(selected.length === 1
          ? [{ label: t("rename"), icon: Pencil, keys: shortcutOf("rename"), run: () => askName(focus) }]
          : []),
      ),
      own
        ? { label: t("unlock"), icon: LockOpen, run: () => lockSelected(studio) }
        : { label: t("lock"), icon: Lock, run: () => lockSelected(studio) },
    ],
    readPage().team === "" || !studio.mayEdit
      ? []
      : [{ label: t("save-block"), icon: Blocks, run: () => void saveBlock(studio) }],
    free({
      label: t("remove"),
      icon: Trash2,
      keys: shortcutOf("remove"),
      danger: true,
      run: () => removeSelected(studio),
    }),
  ];
}

/** The containers that may stand around the selection, and taking one off. */
function wrapping(studio: Studio): MenuItem[] {
  const { state, catalog, selected, focus } = studio;
  const format = formatOf(state);
  const fit = containersOf(catalog, format).filter((kind) => !isRefusal(wrap(state, catalog, selected, kind)));
  const items = fit.map(
    (kind): MenuItem => ({
      label: t("wrap", { parent: catalog.components[kind]?.label ?? kind }),
      icon: iconOf(catalog, kind),
      run: () => wrapSelected(studio, kind),
    }),
  );
  const tag = elementOf(state, focus)?.tag ?? "";
  const opens = selected.length === 1 && !isHolder(catalog, tag, format) && isContainer(catalog, format, tag);
  if (opens) items.push({ label: t("unwrap"), icon: Ungroup, run: () => unwrapSelected(studio) });
  return items;
}
