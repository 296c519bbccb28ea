import { AsyncDirective } from "lit/async-directive.js";
import { type ChildPart, directive } from "lit/directive.js";
import { html, noChange, type TemplateResult } from "lit/html.js";
import type { Context, Local } from "./context.ts";
import type { CardNode } from "./json.ts";
import { placeholder, unloaded } from "./placeholder.ts";
import { at, restamp } from "./pointer.ts";
import { componentFor, componentSoon } from "./registry.ts";
import { takesRow } from "./row-width.ts";
import { styled } from "./styled.ts";
import { box } from "./units.ts";

/** Deeper than any card that can be sent; a deeper one would exhaust the stack of the browser. */
const DEEPEST = 60;

/**
 * Draws one element, and draws it again only when the element or its context is another object. When it only moved, the
 * pointers of what is already there are rewritten.
 */
class ElementDirective extends AsyncDirective {
  private node: CardNode | undefined;
  private context: Context | undefined;
  private pointer = "";
  private depth = 0;
  /** The tag of a node that has none, where its place says what it must be. */
  private fallback = "";
  private part: ChildPart | undefined;

  private readonly local: Local = {
    state: {},
    redraw: () => {
      if (this.node === undefined || this.context === undefined) return;
      this.pointer = this.root()?.getAttribute("data-pointer") ?? this.pointer;
      this.setValue(this.draw(this.node, this.context));
    },
  };

  render(_node: CardNode, _context: Context, _pointer: string, _depth: number, _tag?: string): unknown {
    return noChange;
  }

  override update(
    part: ChildPart,
    [node, context, pointer, depth, tag]: [CardNode, Context, string, number, string?],
  ): unknown {
    this.part = part;
    if (node === this.node && context === this.context) {
      const root = this.root();
      if (root !== undefined) restamp(root, pointer);
      return noChange;
    }
    this.node = node;
    this.context = context;
    this.pointer = pointer;
    this.depth = depth;
    this.fallback = tag ?? "";
    return this.draw(node, context);
  }

  private root(): Element | undefined {
    for (let next = this.part?.startNode?.nextSibling; next; next = next.nextSibling) {
      if (next instanceof Element) return next;
    }
    return undefined;
  }

  private draw(node: CardNode, context: Context): TemplateResult {
    const tag = typeof node.tag === "string" ? node.tag : this.fallback;
    const isKnown = this.depth <= DEEPEST;
    const component = isKnown ? componentFor(tag) : undefined;
    const isSoon = component === undefined && isKnown && this.drawSoon(tag, node, context);
    const name = component === undefined ? "" : `el-${tag}`;
    const body = isSoon ? unloaded(tag, node, context, true) : this.body(component, node, context, tag);
    return this.frame(tag, name, node, body);
  }

  private frame(tag: string, name: string, node: CardNode, body: TemplateResult): TemplateResult {
    const width = takesRow(tag, node) ? "row" : node.width === "fill" ? "wide" : "";
    const margin = { margin: box(node.margin, -99, 99) };
    return html`<div class="el ${name} ${width}" ${at(this.pointer)} ${styled(margin)}>${body}</div>`;
  }

  /** Draws again when the component has been loaded; false when there is none of that tag. */
  private drawSoon(tag: string, node: CardNode, context: Context): boolean {
    const soon = componentSoon(tag);
    if (soon === undefined) return false;
    context.host.wait(soon.then(this.local.redraw, () => this.drawUnloaded(tag, node, context)));
    return true;
  }

  /** Without a network it says what is missing, and tries once more when there is one. */
  private drawUnloaded(tag: string, node: CardNode, context: Context): void {
    if (node !== this.node || !this.isConnected) return;
    this.setValue(this.frame(tag, "", node, unloaded(tag, node, context, false)));
    addEventListener("online", () => this.isConnected && this.local.redraw(), { once: true });
  }

  private body(
    component: ReturnType<typeof componentFor>,
    node: CardNode,
    context: Context,
    tag: string,
  ): TemplateResult {
    if (component === undefined) return placeholder(tag);
    try {
      return component(node, context, { pointer: this.pointer, depth: this.depth, local: this.local });
    } catch (error) {
      console.error(`message-card: ${tag} could not be drawn`, error);
      return placeholder(tag);
    }
  }
}

/** One element of a card, at its pointer. */
export const element = directive(ElementDirective);
