/** Keys and the clipboard of the designer's page. */
import { t } from "../../i18n/commands.ts";
import { matches } from "../../ui/keys.ts";
import { saveFailureMessage } from "../../web/messages.ts";
import type { PageData } from "../core/page-data.ts";
import type { Studio } from "../core/studio.ts";
import type { Saving } from "../saving/saving.ts";
import { onCopy, onPaste } from "./clipboard.ts";
import { applies, type Command, commandsOf, type Panes, type Shell } from "./command-table.ts";
import { typedWhile } from "./typed-ahead.ts";

const FIELDS = "input, textarea, select, [contenteditable], .cm-editor";
/** Fields that undo and copy on their own. */
const OWN = "card-name, dialog, .cm-editor";

/** The page around the commands. */
export interface Frame extends Panes {
  readonly saving: Pick<Saving, "settle">;
  readonly page: Pick<PageData, "team">;
}

export class Commands {
  private readonly shell: Shell;

  constructor(
    private readonly studio: Studio,
    private readonly frame: Frame,
  ) {
    this.shell = {
      panes: frame,
      showKeys: () => void this.showKeys(),
      showPalette: () => void this.showPalette(),
      save: () => void this.save(),
      editText: () => studio.notify("edit-text"),
      hasTeam: frame.page.team !== "",
    };
    document.addEventListener("keydown", (event) => this.pressed(event));
    document.addEventListener("copy", (event) => this.clipped(event, onCopy));
    document.addEventListener("cut", (event) => this.clipped(event, onCopy));
    document.addEventListener("paste", (event) => this.clipped(event, onPaste));
  }

  /** All commands as they are now: some say another thing with another view. */
  get all(): readonly Command[] {
    return commandsOf(this.studio, this.shell);
  }

  async showKeys(): Promise<void> {
    const { showShortcuts: showKeys } = await import("./shortcuts-sheet.ts");
    showKeys(this.all);
  }

  async showPalette(): Promise<void> {
    const ready = await typedWhile(import("./command-palette.ts"));
    ready?.loaded.showCommandPalette(this.studio, this.all, ready.typed);
  }

  private pressed(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]") !== null) return;
    const target = event.target instanceof Element ? event.target : undefined;
    const inField = target?.closest(FIELDS) != null;
    const command = this.all.find(({ keys, native, inFields }) => {
      if (native || (inField && !inFields)) return false;
      return keys.some((held) => matches(held, event));
    });
    if (command === undefined || !applies(this.studio, command) || isOwn(target, command)) return;
    // A button that has the focus is pressed by Enter, a menu walked by arrows.
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (isPlain && /^(enter|arrow)/i.test(event.key) && target?.closest("button, a, summary, [role]") != null) return;
    event.preventDefault();
    command.run();
  }

  private clipped(event: ClipboardEvent, answer: (studio: Studio, event: ClipboardEvent) => void): void {
    const target = event.target instanceof Element ? event.target : undefined;
    if (event.defaultPrevented || target?.closest(FIELDS) != null || document.querySelector("dialog[open]") !== null)
      return;
    // Words somebody marked on the page are what they want to copy.
    if (event.type !== "paste" && document.getSelection()?.isCollapsed === false) return;
    if (event.type !== "copy" && !this.studio.mayEdit) return;
    answer(this.studio, event);
  }

  private async save(): Promise<void> {
    try {
      await this.frame.saving.settle();
      this.studio.say(t("saved"), "done");
    } catch (error) {
      this.studio.say(saveFailureMessage(error), "info");
    }
  }
}

/** Whether the place that has the focus does this itself. */
function isOwn(target: Element | undefined, { name }: Command): boolean {
  return (name === "undo" || name === "redo") && target?.closest(OWN) != null;
}
