/** Everything that can be done by key or by name: one table for the keyboard, the command palette and the sheet of shortcuts. */

import { componentOf } from "../../document/catalog.ts";
import { CARD } from "../../document/ids.ts";
import { formatOf } from "../../document/state.ts";
import { isElement } from "../../document/tree.ts";
import { t, type Word } from "../../i18n/commands.ts";
import { addNew } from "../core/adding.ts";
import {
  duplicateSelected,
  lockSelected,
  removeSelected,
  selectParent,
  shift,
  unwrapSelected,
  wrapSelected,
} from "../core/selection-actions.ts";
import type { Studio } from "../core/studio.ts";
import { copySelected, pasteFromClipboard } from "./clipboard.ts";
import { selectAll, selectNeighbour } from "./navigation.ts";
import { keysOf } from "./shortcut-keys.ts";
import { redoStep, undoStep } from "./undo.ts";

export interface Command {
  readonly name: string;
  readonly words: string;
  readonly group: "edit" | "select" | "look" | "add";
  /** How it is pressed; the first one is shown. */
  readonly keys: readonly string[];
  /** The browser's own event does it: the keys are only shown. */
  readonly native?: boolean;
  /** Also while a field of the designer has the focus. */
  readonly inFields?: boolean;
  /** Only with something selected. */
  readonly needs?: "selection";
  readonly run: () => void;
}

type Row = Omit<Command, "words" | "name" | "keys"> & { readonly name: Word };

/** The panes of the page that a command opens. */
export interface Panes {
  openPalette(): void;
  goTo(panel: "outline" | "inspector"): void;
  toggleSource(): Promise<void>;
}

/** What commands ask of the page beyond the studio. */
export interface Shell {
  readonly panes: Panes;
  readonly showKeys: () => void;
  readonly showPalette: () => void;
  readonly save: () => void;
  readonly editText: () => void;
  /** Whether there is a team to keep blocks for. */
  readonly hasTeam: boolean;
}

export function commandsOf(studio: Studio, shell: Shell): readonly Command[] {
  const rows: readonly Row[] = [...edits(studio, shell), ...selections(studio), ...looks(studio, shell)];
  return rows.map((row) => ({ ...row, words: t(row.name), keys: keysOf(row.name) }));
}

function edits(studio: Studio, shell: Shell): readonly Row[] {
  const group = "edit";
  const needs = "selection";
  return [
    { name: "undo", group, inFields: true, run: () => undoStep(studio) },
    { name: "redo", group, inFields: true, run: () => redoStep(studio) },
    { name: "copy", group, needs, native: true, run: () => void copySelected(studio) },
    { name: "cut", group, needs, native: true, run: () => void copySelected(studio, true) },
    { name: "paste", group, native: true, run: () => void pasteFromClipboard(studio) },
    { name: "duplicate", group, needs, run: () => duplicateSelected(studio) },
    { name: "remove", group, needs, run: () => removeSelected(studio) },
    { name: "move-up", group, needs, run: () => shift(studio, -1) },
    { name: "move-down", group, needs, run: () => shift(studio, 1) },
    { name: "edit-text", group, needs, run: shell.editText },
    { name: "lock", group, needs, run: () => lockSelected(studio) },
    { name: "wrap-column_set", group, needs, run: () => wrapSelected(studio, "column_set") },
    { name: "wrap-form", group, needs, run: () => wrapSelected(studio, "form") },
    { name: "wrap-collapsible_panel", group, needs, run: () => wrapSelected(studio, "collapsible_panel") },
    { name: "wrap-interactive_container", group, needs, run: () => wrapSelected(studio, "interactive_container") },
    { name: "unwrap", group, needs, run: () => unwrapSelected(studio) },
    ...(shell.hasTeam ? [{ name: "save-block", group, needs, run: () => saveBlockLater(studio) } as const] : []),
    { name: "save", group, inFields: true, run: shell.save },
  ];
}

/** Loaded when it is first asked for: most people never do. */
function saveBlockLater(studio: Studio): void {
  void import("../palette/block-actions.ts").then(({ saveBlock }) => saveBlock(studio));
}

function selections(studio: Studio): readonly Row[] {
  const group = "select";
  return [
    { name: "select-next", group, run: () => selectNeighbour(studio, 1) },
    { name: "select-previous", group, run: () => selectNeighbour(studio, -1) },
    { name: "select-parent", group, needs: "selection", run: () => selectParent(studio) },
    { name: "select-all", group, run: () => selectAll(studio) },
    { name: "deselect", group, run: () => studio.selectCard() },
  ];
}

function looks(studio: Studio, { panes, showKeys, showPalette }: Shell): readonly Row[] {
  const group = "look";
  const { view } = studio;
  return [
    { name: "palette", group, inFields: true, run: showPalette },
    { name: "shortcuts", group, run: showKeys },
    { name: "find", group, run: () => panes.openPalette() },
    { name: "outline", group, inFields: true, run: () => panes.goTo("outline") },
    { name: "inspector", group, inFields: true, run: () => panes.goTo("inspector") },
    { name: "source", group, inFields: true, run: () => void panes.toggleSource() },
    { name: "try-out", group, run: () => studio.setView({ interactive: !view.interactive }) },
    { name: "device", group, run: () => studio.setView({ device: view.device === "desktop" ? "mobile" : "desktop" }) },
    { name: "theme", group, run: () => studio.setView({ theme: view.theme === "dark" ? "light" : "dark" }) },
  ];
}

/** What can be added, by name. */
export function additionsOf(studio: Studio): readonly Command[] {
  const format = formatOf(studio.state);
  return studio.catalog.groups.flatMap(({ components }) =>
    components.flatMap((tag): readonly Command[] => {
      const component = componentOf(studio.catalog, tag);
      const snippet = component?.snippets[format];
      if (component === undefined || !isElement(snippet)) return [];
      const run = () => void addNew(studio, { elements: [snippet], isStart: true });
      return [{ name: `add-${tag}`, words: t("add", { name: component.label }), group: "add", keys: [], run }];
    }),
  );
}

/** Whether a command makes sense now. */
export function applies(studio: Studio, command: Command): boolean {
  if (command.group === "edit" && !studio.mayEdit) return false;
  if (command.name === "source" && studio.isSimple) return false;
  return command.needs !== "selection" || studio.focus !== CARD;
}
