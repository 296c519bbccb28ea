/** Everything that can be done by key or by name: one table for the keys, the command palette and the sheet of shortcuts. */

import { componentOf } from "../../document/catalog.ts";
import { CARD } from "../../document/ids.ts";
import { formatOf } from "../../document/state.ts";
import { isElement } from "../../document/tree.ts";
import { t, type Word } from "../../i18n/commands.ts";
import {
  addNew,
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
import { redoStep, undoStep } from "./undo.ts";

export interface Command {
  readonly name: string;
  readonly words: string;
  readonly group: "edit" | "select" | "look" | "add";
  /** How it is pressed; the first one is shown. */
  readonly keys?: readonly string[];
  /** The browser's own event does it: the keys are only shown. */
  readonly native?: boolean;
  /** Also while a field of the designer has the focus. */
  readonly inFields?: boolean;
  /** Only with something selected. */
  readonly needs?: "selection";
  readonly run: () => void;
}

type Row = Omit<Command, "words" | "name"> & { readonly name: Word };

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
}

export function commandsOf(studio: Studio, shell: Shell): readonly Command[] {
  const rows: readonly Row[] = [...edits(studio, shell), ...selections(studio), ...looks(studio, shell)];
  return rows.map((row) => ({ ...row, words: t(row.name) }));
}

function edits(studio: Studio, shell: Shell): readonly Row[] {
  const group = "edit";
  const needs = "selection";
  return [
    { name: "undo", group, keys: ["mod+z"], inFields: true, run: () => undoStep(studio) },
    { name: "redo", group, keys: ["mod+shift+z", "mod+y"], inFields: true, run: () => redoStep(studio) },
    { name: "copy", group, needs, keys: ["mod+c"], native: true, run: () => void copySelected(studio) },
    { name: "cut", group, needs, keys: ["mod+x"], native: true, run: () => void copySelected(studio, true) },
    { name: "paste", group, keys: ["mod+v"], native: true, run: () => void pasteFromClipboard(studio) },
    { name: "duplicate", group, needs, keys: ["mod+d"], run: () => duplicateSelected(studio) },
    { name: "remove", group, needs, keys: ["backspace", "delete"], run: () => removeSelected(studio) },
    { name: "move-up", group, needs, keys: ["alt+arrowup"], run: () => shift(studio, -1) },
    { name: "move-down", group, needs, keys: ["alt+arrowdown"], run: () => shift(studio, 1) },
    { name: "edit-text", group, needs, keys: ["enter"], run: shell.editText },
    { name: "lock", group, needs, keys: ["mod+shift+l"], run: () => lockSelected(studio) },
    { name: "wrap-column_set", group, needs, keys: ["mod+g"], run: () => wrapSelected(studio, "column_set") },
    { name: "wrap-form", group, needs, run: () => wrapSelected(studio, "form") },
    { name: "wrap-collapsible_panel", group, needs, run: () => wrapSelected(studio, "collapsible_panel") },
    { name: "wrap-interactive_container", group, needs, run: () => wrapSelected(studio, "interactive_container") },
    { name: "unwrap", group, needs, keys: ["mod+shift+g"], run: () => unwrapSelected(studio) },
    { name: "save", group, keys: ["mod+s"], inFields: true, run: shell.save },
  ];
}

function selections(studio: Studio): readonly Row[] {
  const group = "select";
  return [
    { name: "select-next", group, keys: ["arrowdown"], run: () => selectNeighbour(studio, 1) },
    { name: "select-previous", group, keys: ["arrowup"], run: () => selectNeighbour(studio, -1) },
    { name: "select-parent", group, needs: "selection", keys: ["escape"], run: () => selectParent(studio) },
    { name: "select-all", group, keys: ["mod+a"], run: () => selectAll(studio) },
    { name: "deselect", group, run: () => studio.selectCard() },
  ];
}

function looks(studio: Studio, { panes, showKeys, showPalette }: Shell): readonly Row[] {
  const group = "look";
  const { view } = studio;
  return [
    { name: "palette", group, keys: ["mod+k"], inFields: true, run: showPalette },
    { name: "shortcuts", group, keys: ["?"], run: showKeys },
    { name: "find", group, keys: ["/"], run: () => panes.openPalette() },
    { name: "outline", group, keys: ["alt+1"], inFields: true, run: () => panes.goTo("outline") },
    { name: "inspector", group, keys: ["alt+2"], inFields: true, run: () => panes.goTo("inspector") },
    { name: "source", group, keys: ["mod+e"], inFields: true, run: () => void panes.toggleSource() },
    { name: "try-out", group, keys: ["mod+enter"], run: () => studio.setView({ interactive: !view.interactive }) },
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
      const run = () => void addNew(studio, [snippet]);
      return [{ name: `add-${tag}`, words: t("add", { name: component.label }), group: "add", run }];
    }),
  );
}

/** Whether a command makes sense now. */
export function applies(studio: Studio, command: Command): boolean {
  if (command.group === "edit" && !studio.mayEdit) return false;
  return command.needs !== "selection" || studio.focus !== CARD;
}
