/** The team's blocks as ⌘K offers them. */
import { t } from "../../i18n/blocks.ts";
import type { Studio } from "../core/studio.ts";
import { addBlock, shelf } from "../palette/block-shelf.ts";
import type { Command } from "./command-table.ts";

/** Adding each, by name. */
export function blockCommands(studio: Studio): readonly Command[] {
  return (shelf.blocks ?? []).map((block) => ({
    name: `add-block-${block.id}`,
    words: t("add", { name: block.name }),
    group: "add",
    keys: [],
    run: () => void addBlock(studio, block),
  }));
}
