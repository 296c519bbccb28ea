/**
 * Everything around the card, and everything that changes it: saving, top bar, palette, outline, fields, checks, keys, the
 * canvas's own tools. Loaded after the card is drawn, so that people see their card, and can point at it, while the rest is
 * on its way.
 */
import { arrive } from "./arrival.ts";
import type { DesignerCanvas } from "./canvas/canvas.ts";
import { CanvasTools } from "./canvas/canvas-tools.ts";
import "./checks/checks.ts";
import { Commands } from "./commands/commands.ts";
import { loadFilling } from "./core/drawn.ts";
import { Linting } from "./core/linting.ts";
import "./inspector/inspector.ts";
import type { CardDesigner } from "./layout.ts";
import "./outline/outline.ts";
import "./palette/palette.ts";
import { startSaving } from "./saving/start.ts";
import "./text/text-editing.ts";
import "./top/top.ts";
import "./variables/variables.ts";
import "./view/view-bar.ts";

/** Starts saving, draws the parts into the frame, listens to keys, and asks the linter for the first time. */
export async function surround(frame: CardDesigner): Promise<void> {
  const { studio, page } = frame;
  // Before anything that can change the card: the journal must hear of the first change.
  const { saving, presence } = await startSaving(page, studio);
  // From the first placeholder that is typed on, there is something to fill.
  void loadFilling();
  Object.assign(frame, { saving, presence, commands: new Commands(studio, frame) });
  const canvas = frame.querySelector<DesignerCanvas>("designer-canvas");
  if (canvas !== null) canvas.tools = new CanvasTools(canvas);
  void new Linting(studio).now();
  arrive(studio, location.hash);
  if (page.mayEdit) await saving.recover();
}
