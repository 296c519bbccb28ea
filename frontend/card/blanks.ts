/** The places of blanks on a drawn card: their thin lines, and finding the one that was pressed. Loaded with the first `blanks`. */
import { html } from "lit/html.js";
import { placesIn } from "../document/marks.ts";
import css from "./blanks.css";
import { isObject } from "./json.ts";
import { registerSheet } from "./registry.ts";

registerSheet(css);

/** What a page says of one blank. */
export interface Blank {
  readonly label: string;
  /** Tinted: goes out as it stands. Dashed: somebody still fills it. */
  readonly look: "tinted" | "dashed";
  /** What stands in its places, unless `values` say something else; without one, the page filled the card itself. */
  readonly text?: string;
}

/** What a finger hits: nothing smaller than this can be pressed on a phone. */
const REACH = 22;

/** Draws the words of a text: what came from a blank in a place of its own. */
export function placesOf(blanks: Readonly<Record<string, unknown>>): (words: string) => unknown {
  const names = Object.keys(blanks);
  return (words) =>
    placesIn(words).map(({ text, blank = -1 }) => {
      const name = names[blank];
      if (name === undefined) return text;
      const said = blanks[name];
      const isDashed = isObject(said) && said.look === "dashed";
      return html`<span data-blank=${name} class=${isDashed ? "dashed" : "tinted"}>${text}</span>`;
    });
}

/** The name of the blank whose place is nearest to a point of the viewport, as far as a finger reaches. */
export function pressedBlank(root: ParentNode, x: number, y: number): string | undefined {
  let name: string | undefined;
  let nearest = REACH;
  for (const place of Array.from(root.querySelectorAll("[data-blank]"))) {
    for (const { left, right, top, bottom } of Array.from(place.getClientRects())) {
      const far = Math.max(left - x, x - right, top - y, y - bottom, 0);
      if (far >= nearest) continue;
      nearest = far;
      name = place.getAttribute("data-blank") ?? undefined;
    }
  }
  return name;
}
