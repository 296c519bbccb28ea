/** A few icons, or words, of which one is chosen: a radio group whose arrow keys choose. */
import { html, type TemplateResult } from "lit";
import type { IconNode } from "lucide";
import { icon } from "./icon.ts";

/** A value, its name, its shape; without one the name is shown. */
export type Segment<Value extends string> = readonly [Value, string, IconNode?];

export function segmented<Value extends string>(
  label: string,
  segments: readonly Segment<Value>[],
  chosen: Value,
  choose: (value: Value) => void,
): TemplateResult {
  const step = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const at = segments.findIndex(([value]) => value === chosen) + by + segments.length;
    const next = at % segments.length;
    const buttons = (event.currentTarget as HTMLElement).querySelectorAll("button");
    const segment = segments[next];
    if (segment) choose(segment[0]);
    buttons[next]?.focus();
  };
  return html`<div class="seg seg-sm ${segments[0]?.[2] === undefined ? "" : "seg-icon"}" role="radiogroup" aria-label=${label} @keydown=${step}>
    ${segments.map(
      ([
        value,
        name,
        shapes,
      ]) => html`<button type="button" role="radio" title=${name} aria-label=${name} data-value=${value}
        aria-checked=${value === chosen} tabindex=${value === chosen ? 0 : -1} class=${value === chosen ? "is-on" : ""} @click=${() => choose(value)}>${shapes === undefined ? name : icon(shapes)}</button>`,
    )}
  </div>`;
}
