import { Directive, directive, type ElementPart } from "lit/directive.js";
import { noChange } from "lit/html.js";
import type { Context } from "../context.ts";
import { isObject } from "../json.ts";
import { linkUrl } from "../urls.ts";

/** What answers a click itself, so that the container around it does not. */
export const INTERACTIVE =
  "a,button,input,textarea,select,summary,label,[role=button],.pressable,.own-click,[data-visit]";

/** Makes a whole container a link (`action.multi_url` of columns); the interactive elements inside it win. */
class ClickableDirective extends Directive {
  private action: unknown;
  private context: Context | undefined;

  render(_action: unknown, _context: Context) {
    return noChange;
  }

  override update(part: ElementPart, [action, context]: [unknown, Context]) {
    const { element } = part;
    if (this.context === undefined) element.addEventListener("click", (event) => this.click(event, element));
    this.action = action;
    this.context = context;
    element.toggleAttribute("data-visit", this.link() !== undefined);
    return noChange;
  }

  private link() {
    const link = isObject(this.action) && isObject(this.action.multi_url) ? this.action.multi_url : undefined;
    const device = this.context?.device ?? "desktop";
    return link !== undefined && linkUrl(link, device) !== undefined ? link : undefined;
  }

  private click(event: Event, element: Element): void {
    const link = this.link();
    const inner = event.target instanceof Element ? event.target.closest(INTERACTIVE) : null;
    if (link === undefined || (inner !== null && inner !== element)) return;
    this.context?.host.visit(link);
  }
}

export const clickable = directive(ClickableDirective);
