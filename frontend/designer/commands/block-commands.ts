/** The team's blocks as ⌘K offers them. */
import { formatOf } from "../../document/state.ts";
import { t } from "../../i18n/blocks.ts";
import type { Studio } from "../core/studio.ts";
import { addBlock, type Block, shelf } from "../palette/block-shelf.ts";
import type { Command } from "./command-table.ts";

/** Adding each that fits the card, by name. */
export function blockCommands(studio: Studio): readonly Command[] {
  return fitting(studio).map((block) => ({
    name: `add-block-${block.id}`,
    words: t("add", { name: block.name }),
    group: "add",
    keys: [],
    run: () => void addBlock(studio, block),
  }));
}

function fitting(studio: Studio): readonly Block[] {
  const format = formatOf(studio.state);
  return (shelf.blocks ?? []).filter((block) => block.format === format);
}
