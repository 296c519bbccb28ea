/** The places of blanks on a drawn card: their thin lines, and finding the one that was pressed. Loaded with the first `blanks`. */
import { html } from "lit/html.js";
import { PLACE_KEY, placesIn } from "../document/marks.ts";
import css from "./blanks.css";
import { below, type CardNode, objectOf } from "./json.ts";
import { registerSheet } from "./registry.ts";

registerSheet(css);

/** What a finger hits: nothing smaller than this can be pressed on a phone. */
const REACH = 22;
const ATTRIBUTE = "data-blank";

/** The places now drawn in a shadow root. */
const present = new WeakMap<ShadowRoot, DrawnPlaces>();

/** Places as they look on the card: tinted goes out as it stands, dashed is still filled by somebody. */
export class DrawnPlaces {
  private readonly names: readonly string[];
  /** The elements that are places as a whole, by pointer. */
  private elements: ReadonlyMap<string, string> = new Map();

  constructor(
    private readonly blanks: CardNode,
    root: ShadowRoot | undefined,
  ) {
    this.names = Object.keys(blanks);
    if (root === undefined) return;
    if (!present.has(root)) listenTo(root);
    present.set(root, this);
  }

  words(text: string): unknown {
    return placesIn(text).map(({ text: words, blank = -1 }) => {
      const name = this.names[blank];
      return name === undefined ? words : html`<span data-blank=${name} data-look=${this.look(name)}>${words}</span>`;
    });
  }

  /** The card that is drawn next. */
  lookAt(card: unknown): void {
    const found = new Map<string, string>();
    collect(card, "", found);
    this.elements = found;
  }

  /** Makes places of the elements that are. */
  stamp(root: ShadowRoot): void {
    // Without blanks nobody asks for places any more.
    const isAsked = (root.host as { blanks?: unknown }).blanks === this.blanks;
    for (const element of Array.from(root.querySelectorAll<HTMLElement>(".el[data-pointer]"))) {
      const name = isAsked ? this.elements.get(element.dataset.pointer ?? "") : undefined;
      if (name === undefined) element.removeAttribute(ATTRIBUTE);
      else {
        element.setAttribute(ATTRIBUTE, name);
        element.setAttribute("data-look", this.look(name));
      }
    }
  }

  private look(name: string): string {
    return objectOf(this.blanks[name]).look === "dashed" ? "dashed" : "tinted";
  }
}

function collect(value: unknown, pointer: string, found: Map<string, string>): void {
  if (typeof value !== "object" || value === null) return;
  const name: unknown = (value as CardNode)[PLACE_KEY];
  if (typeof name === "string") found.set(pointer, name);
  for (const [key, held] of Object.entries(value)) collect(held, below(pointer, key), found);
}

/** Tells of presses on places, instead of what the card would do. While a page designs the card, it has its own pointer. */
function listenTo(root: ShadowRoot): void {
  // Elements are drawn in more than one go; what they are drawn in is stamped before anybody sees it.
  const watched = { childList: true, subtree: true, attributeFilter: ["data-pointer"] };
  new MutationObserver(() => present.get(root)?.stamp(root)).observe(root, watched);
  root.addEventListener(
    "click",
    (event) => {
      const { clientX, clientY } = event as MouseEvent;
      const name = root.querySelector(".root.design") === null ? pressedBlank(root, clientX, clientY) : undefined;
      if (name === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      root.host.dispatchEvent(new CustomEvent("blank-press", { detail: { name }, bubbles: true, composed: true }));
    },
    true,
  );
}

/** The name of the blank whose place is nearest to a point of the viewport, as far as a finger reaches; the innermost of several. */
function pressedBlank(root: ParentNode, x: number, y: number): string | undefined {
  let name: string | undefined;
  let nearest = REACH;
  for (const element of Array.from(root.querySelectorAll(`[${ATTRIBUTE}]`))) {
    for (const { left, right, top, bottom } of Array.from(element.getClientRects())) {
      const far = Math.max(left - x, x - right, top - y, y - bottom, 0);
      if (far > nearest) continue;
      nearest = far;
      name = element.getAttribute(ATTRIBUTE) ?? undefined;
    }
  }
  return name;
}
