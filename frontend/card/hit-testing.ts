/** Where drawn elements are, for selection, hovering and dropping. */

/**
 * The pointer of the innermost element at a place of the viewport, or null. By boxes, not by hit testing: a card that is only
 * looked at is inert, and inert content is never hit.
 */
export function pointerAt(root: ParentNode, x: number, y: number): string | null {
  let found: string | null = null;
  for (const element of root.querySelectorAll("[data-pointer]")) {
    if (contains(element.getBoundingClientRect(), x, y)) found = element.getAttribute("data-pointer");
  }
  return found;
}

function contains(box: DOMRect, x: number, y: number): boolean {
  return box.width > 0 && x >= box.left && x < box.right && y >= box.top && y < box.bottom;
}

/** The boxes of everything drawn for `pointer`, in viewport coordinates; empty when it is not drawn. */
export function boxesOf(root: ParentNode, pointer: string): DOMRect[] {
  const drawn = root.querySelectorAll(`[data-pointer="${CSS.escape(pointer)}"]`);
  return [...drawn].map((element) => element.getBoundingClientRect());
}
