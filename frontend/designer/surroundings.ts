/**
 * Everything around the canvas: palette, outline, fields, checks, keys. Loaded after the card is drawn, so that people see
 * their card, and can point at it, while the rest is on its way.
 */
import "./checks/checks.ts";
import { Commands } from "./commands/commands.ts";
import { loadFilling } from "./core/drawn.ts";
import { Linting } from "./core/linting.ts";
import type { Studio } from "./core/studio.ts";
import "./inspector/inspector.ts";
import type { CardDesigner } from "./layout.ts";
import "./outline/outline.ts";
import "./palette/palette.ts";
import "./text/text-editing.ts";
import "./variables/variables.ts";
import "./view/view-bar.ts";

/** Draws the parts into the frame, listens to keys, and asks the linter for the first time. */
export function surround(frame: CardDesigner, studio: Studio): void {
  // From the first placeholder that is typed on, there is something to fill.
  void loadFilling();
  frame.commands = new Commands(studio, frame);
  void new Linting(studio).now();
}
