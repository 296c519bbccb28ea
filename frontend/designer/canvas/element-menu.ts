/** Everything that can be done to what is selected, as a menu: behind "…" of the hover bar and the right mouse button. */
import {
  ClipboardPaste,
  Columns2,
  Copy,
  CopyPlus,
  Group,
  type IconNode,
  Lock,
  LockOpen,
  PanelTop,
  Pencil,
  Scissors,
  SquareMousePointer,
  SquarePen,
  Trash2,
  Ungroup,
} from "lucide";
import { isRefusal } from "../../document/commands/outcome.ts";
import { type Wrapper, wrap } from "../../document/commands/wrap.ts";
import { formatOf } from "../../document/ground.ts";
import { elementOf, isLocked } from "../../document/state.ts";
import { t } from "../../i18n/canvas.ts";
import { duplicateSelected, lockSelected, removeSelected, unwrapSelected, wrapSelected } from "../core/acts.ts";
import { keys } from "../core/keys.ts";
import { type MenuItem, type MenuOptions, openMenu } from "../core/menu.ts";
import { isContainer, nameOf } from "../core/nodes.ts";
import type { Studio } from "../core/studio.ts";
import { askName } from "../outline/rename.ts";

const WRAPPERS: readonly (readonly [Wrapper, IconNode])[] = [
  ["column_set", Columns2],
  ["form", SquarePen],
  ["collapsible_panel", PanelTop],
  ["interactive_container", SquareMousePointer],
  ["action", Group],
];

export function openElementMenu(studio: Studio, at: MenuOptions["at"]): void {
  openMenu({ at, label: nameOf(studio, studio.focus), groups: groupsFor(studio) });
}

function groupsFor(studio: Studio): readonly (readonly MenuItem[])[] {
  const { state, selected, focus } = studio;
  const isFree = !selected.some((id) => isLocked(state, id));
  const own = selected.every((id) => state.notes[id]?.locked === true);
  const clipboard = (name: "copy" | "cut" | "paste", shapes: IconNode, shortcut: string): MenuItem => ({
    label: t(name),
    icon: shapes,
    keys: keys(shortcut),
    run: () => void document.execCommand(name),
  });
  const free = (...items: MenuItem[]): MenuItem[] => (isFree ? items : []);
  return [
    [
      ...free({ label: t("duplicate"), icon: CopyPlus, keys: keys("Mod+D"), run: () => duplicateSelected(studio) }),
      clipboard("copy", Copy, "Mod+C"),
      ...free(clipboard("cut", Scissors, "Mod+X"), clipboard("paste", ClipboardPaste, "Mod+V")),
    ],
    isFree ? wrapping(studio) : [],
    [
      ...free(
        ...(selected.length === 1 ? [{ label: t("rename"), icon: Pencil, keys: "F2", run: () => askName(focus) }] : []),
      ),
      own
        ? { label: t("unlock"), icon: LockOpen, run: () => lockSelected(studio) }
        : { label: t("lock"), icon: Lock, run: () => lockSelected(studio) },
    ],
    free({ label: t("remove"), icon: Trash2, keys: "⌫", danger: true, run: () => removeSelected(studio) }),
  ];
}

/** The containers that may stand around the selection, and taking one off. */
function wrapping(studio: Studio): MenuItem[] {
  const { state, catalog, selected, focus } = studio;
  const format = formatOf(state);
  const fit = WRAPPERS.filter(([kind]) => catalog.components[kind]?.formats.includes(format)).filter(
    ([kind]) => !isRefusal(wrap(state, catalog, selected, kind)),
  );
  const items = fit.map(
    ([kind, shapes]): MenuItem => ({
      label: t("wrap", { parent: catalog.components[kind]?.label ?? kind }),
      icon: shapes,
      run: () => wrapSelected(studio, kind),
    }),
  );
  const tag = elementOf(state, focus)?.tag ?? "";
  const opens = selected.length === 1 && tag !== "column" && isContainer(catalog, format, tag) && tag !== "note";
  if (opens) items.push({ label: t("unwrap"), icon: Ungroup, run: () => unwrapSelected(studio) });
  return items;
}
