import { Directive, directive, type ElementPart, type PartInfo, PartType } from "lit/directive.js";
import { noChange } from "lit/html.js";

/** CSS properties by name (`width`, `--gap`); undefined leaves a property unset. */
export type Styles = Readonly<Record<string, string | undefined>>;

/**
 * Sets free values one by one through `style.setProperty`. A `style` attribute would be refused by a strict content security
 * policy, and Lit's styleMap writes one on its first render.
 */
class StyledDirective extends Directive {
  private previous: Styles = {};

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error("styled() belongs on an element");
  }

  render(_styles: Styles) {
    return noChange;
  }

  override update(part: ElementPart, [styles]: [Styles]) {
    const { style } = part.element as HTMLElement;
    for (const name of Object.keys(this.previous)) if (styles[name] === undefined) style.removeProperty(name);
    for (const [name, value] of Object.entries(styles)) {
      if (value !== undefined && value !== this.previous[name]) style.setProperty(name, value);
    }
    this.previous = styles;
    return noChange;
  }
}

export const styled = directive(StyledDirective);
