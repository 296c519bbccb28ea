/** Closes every open dropdown but the one that holds `except`. */
export function closeOtherMenus(root: ParentNode, except: EventTarget | null): void {
  for (const details of root.querySelectorAll<HTMLDetailsElement>("details.dropdown[open]")) {
    if (!(except instanceof Node && details.contains(except))) details.open = false;
  }
}
