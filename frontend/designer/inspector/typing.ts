/**
 * Typing into a box whose value lives in the document: the box is never written while a composition runs in it, the caret
 * stays, and what is typed from focus to blur is one step of the history.
 */
import { noChange } from "lit";
import { Directive, directive, type ElementPart, type PartInfo, PartType } from "lit/directive.js";

export interface Typing {
  /** What the box shows. */
  readonly value: string;
  /** Takes what was typed. */
  readonly take: (text: string, burst: string) => void;
}

type Box = HTMLInputElement | HTMLTextAreaElement;
let bursts = 0;

/** A name for a run of changes that are one step. */
export function newBurst(): string {
  bursts += 1;
  return `typing-${bursts}`;
}

class TypingDirective extends Directive {
  private box: Box | undefined;
  private options: Typing = { value: "", take: () => {} };
  private composing = false;
  private burst = newBurst();

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error("typing() stands in a tag");
  }

  override update(part: ElementPart, [options]: [Typing]): unknown {
    this.options = options;
    if (this.box !== part.element) this.begin(part.element as Box);
    if (this.box !== undefined && !this.composing && this.box.value !== options.value) this.box.value = options.value;
    return noChange;
  }

  render(_options: Typing): unknown {
    return noChange;
  }

  private begin(box: Box): void {
    this.box = box;
    box.addEventListener("focus", () => {
      this.burst = newBurst();
    });
    box.addEventListener("compositionstart", () => {
      this.composing = true;
    });
    box.addEventListener("compositionend", () => {
      this.composing = false;
      this.take();
    });
    box.addEventListener("input", (event) => {
      if (!(event as InputEvent).isComposing) this.take();
    });
  }

  private take(): void {
    if (this.box !== undefined && this.box.value !== this.options.value) this.options.take(this.box.value, this.burst);
  }
}

/**
 *     html`<input ${typing({ value, take: (text, burst) => place.set(text, burst) })}>`
 */
export const typing = directive(TypingDirective);
