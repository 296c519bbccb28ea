import { Directive, directive, type ElementPart } from "lit/directive.js";
import { noChange } from "lit/html.js";
import type { Place } from "../context.ts";

/** A control of a form, as submitting and resetting see it. */
export interface Field {
  readonly name: string;
  readonly required: boolean;
  /** The value as the platform would send it; undefined when nothing is entered. */
  readonly value: () => unknown;
  readonly reset: () => void;
  /** Shows or hides that something must be entered. */
  readonly complain: (missing: boolean) => void;
}

const fields = new WeakMap<Element, Field>();

class FieldDirective extends Directive {
  render(_field: Field) {
    return noChange;
  }

  override update(part: ElementPart, [field]: [Field]) {
    fields.set(part.element, field);
    part.element.setAttribute("data-field", field.name);
    return noChange;
  }
}

/** Marks an element as the control that `field` describes. */
export const field = directive(FieldDirective);

/** The controls inside `form`, in document order. */
export function fieldsIn(form: Element): Field[] {
  return [...form.querySelectorAll("[data-field]")].flatMap((element) => fields.get(element) ?? []);
}

/** What a person entered into a control, kept until the author changes the initial value. */
export class Entry<Value> {
  private readonly state: Record<string, unknown>;
  private readonly redraw: () => void;

  constructor(
    place: Place,
    private readonly initial: Value,
  ) {
    this.state = place.local.state;
    this.redraw = place.local.redraw;
    if (JSON.stringify(this.state.initial) === JSON.stringify(initial)) return;
    this.state.initial = initial;
    this.state.value = initial;
  }

  get value(): Value {
    return this.state.value as Value;
  }

  get missing(): boolean {
    return this.state.missing === true;
  }

  /** `quiet` keeps the drawing as it is: typing must not redraw the control that is typed in. */
  set(value: Value, quiet = false): void {
    this.state.value = value;
    const complained = this.missing;
    this.state.missing = false;
    if (!quiet || complained) this.redraw();
  }

  reset = (): void => this.set(this.initial);

  complain = (missing: boolean): void => {
    if (this.missing === missing) return;
    this.state.missing = missing;
    this.redraw();
  };
}

/** Whether a field counts as filled in. */
export function isFilled(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== "";
}
