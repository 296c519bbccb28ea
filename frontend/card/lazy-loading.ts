import { AsyncDirective } from "lit/async-directive.js";
import { directive } from "lit/directive.js";
import type { Context } from "./context.ts";

/** A part of the card that is loaded when the first card needs it. */
export interface Lazy<Part> {
  /** Undefined until it has been loaded. */
  readonly part: Part | undefined;
  load(): Promise<Part>;
}

export function lazy<Part>(load: () => Promise<Part>): Lazy<Part> {
  let loading: Promise<Part> | undefined;
  const made = {
    part: undefined as Part | undefined,
    load(): Promise<Part> {
      loading ??= load().then(
        (part) => {
          made.part = part;
          return part;
        },
        (error: unknown) => {
          // A failed download may be tried again by the next card that needs it.
          loading = undefined;
          throw error;
        },
      );
      return loading;
    },
  };
  return made;
}

class LaterDirective extends AsyncDirective {
  private draw: (part: never) => unknown = () => "";

  render<Part>(source: Lazy<Part>, context: Context, draw: (part: Part) => unknown, meanwhile: unknown = ""): unknown {
    this.draw = draw;
    if (source.part !== undefined) return draw(source.part);
    const drawn = source.load().then((part) => {
      if (this.isConnected) this.setValue(this.draw(part as never));
    });
    context.host.wait(drawn);
    return meanwhile;
  }
}

/** What `draw` makes of a part, at once where it is loaded, else as soon as it is; `meanwhile` stands there until then. */
export const later = directive(LaterDirective) as <Part>(
  source: Lazy<Part>,
  context: Context,
  draw: (part: Part) => unknown,
  meanwhile?: unknown,
) => unknown;
