import { Directive, directive, type ElementPart } from "lit/directive.js";
import { noChange } from "lit/html.js";

const ATTRIBUTE = "data-pointer";

/**
 * Stamps an element with its JSON Pointer. It compares with the DOM, not with what it wrote last: a pointer may since have
 * been rewritten by `restamp`, behind the back of the template.
 */
class AtDirective extends Directive {
  render(_pointer: string) {
    return noChange;
  }

  override update(part: ElementPart, [pointer]: [string]) {
    if (part.element.getAttribute(ATTRIBUTE) !== pointer) part.element.setAttribute(ATTRIBUTE, pointer);
    return noChange;
  }
}

export const at = directive(AtDirective);

/** The pointer of the card element that `element` belongs to. */
export function pointerOf(element: Element): string {
  return element.closest(`[${ATTRIBUTE}]`)?.getAttribute(ATTRIBUTE) ?? "";
}

/** Moves everything drawn in `root` to `pointer`, without drawing it again. */
export function restamp(root: Element, pointer: string): void {
  const old = root.getAttribute(ATTRIBUTE) ?? "";
  if (old === pointer) return;
  root.setAttribute(ATTRIBUTE, pointer);
  for (const inner of root.querySelectorAll(`[${ATTRIBUTE}]`)) {
    const path = inner.getAttribute(ATTRIBUTE) ?? "";
    if (path.startsWith(`${old}/`)) inner.setAttribute(ATTRIBUTE, pointer + path.slice(old.length));
  }
}
