/** The menu of an element, loaded when it is first asked for: most people never open it. */
import type { MenuOptions } from "../core/popup-menu.ts";
import type { Studio } from "../core/studio.ts";

export function openElementMenuLater(studio: Studio, at: MenuOptions["at"]): void {
  void import("./element-menu.ts").then(({ openElementMenu }) => openElementMenu(studio, at));
}
