/**
 * Making and renewing DOM nodes for pages that must be small: what Lit would do there costs more than the pages themselves.
 * Text is always text; there is no way to write markup.
 */
import type { IconNode } from "lucide";

export type Child = Node | string | null | readonly Child[];
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

const SVG = "http://www.w3.org/2000/svg";

/** An HTML element. Attributes that are undefined or false are left out; true is an empty one. */
export function h(tag: string, attributes: Attributes = {}, ...children: Child[]): HTMLElement {
  return filled(document.createElement(tag), attributes, children);
}

/** A Lucide icon: decorative, as large as its class says, in the colour of the text around it. */
export function iconNode(shapes: IconNode, css = ""): SVGElement {
  const svg = document.createElementNS(SVG, "svg");
  const parts = shapes.map(([tag, attributes]) => filled(document.createElementNS(SVG, tag), attributes, []));
  return filled(svg, { class: `i ${css}`.trim(), viewBox: "0 0 24 24", "aria-hidden": "true" }, parts);
}

/**
 * Makes an element's children equal to these. What is there already stays where it fits, so that focus survives and a live
 * region only speaks of what has changed. Listeners are not looked at: they belong on what stays.
 */
export function renew(parent: Node, ...children: Child[]): void {
  const fresh = document.createDocumentFragment();
  append(fresh, children);
  sync(parent, fresh);
}

function filled<E extends Element>(element: E, attributes: Attributes, children: readonly Child[]): E {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : String(value));
  }
  append(element, children);
  return element;
}

function append(parent: Node, children: readonly Child[]): void {
  for (const child of children) {
    if (Array.isArray(child)) append(parent, child);
    else if (child !== null)
      parent.appendChild(typeof child === "string" ? document.createTextNode(child) : (child as Node));
  }
}

function sync(before: Node, after: Node): void {
  // Counted before nodes move over.
  const fresh = Array.from(after.childNodes);
  fresh.forEach((node, index) => {
    const old = before.childNodes[index];
    if (old === undefined) before.appendChild(node);
    else if (old.nodeName !== node.nodeName) before.replaceChild(node, old);
    else if (old instanceof Element && node instanceof Element) {
      syncAttributes(old, node);
      sync(old, node);
    } else if (old.nodeValue !== node.nodeValue) old.nodeValue = node.nodeValue;
  });
  while (before.childNodes.length > fresh.length && before.lastChild !== null) before.removeChild(before.lastChild);
}

function syncAttributes(before: Element, after: Element): void {
  for (const { name } of Array.from(before.attributes)) if (!after.hasAttribute(name)) before.removeAttribute(name);
  for (const { name, value } of Array.from(after.attributes)) {
    if (before.getAttribute(name) !== value) before.setAttribute(name, value);
  }
}
