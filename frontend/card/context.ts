import type { TemplateResult } from "lit/html.js";
import type { Word } from "../i18n/card.ts";
import type { Translate } from "../i18n/index.ts";
import type { CardNode } from "./json.ts";

export type Theme = "light" | "dark";
export type Device = "desktop" | "mobile";
export type Mode = "interactive" | "static" | "design";
export type Format = "1.0" | "2.0";

/** What components may ask of the `<message-card>` around them. */
export interface Host {
  /** Opens an address in a new tab, if it is one a card may open. */
  visit(link: CardNode): void;
  /** Where dialogs are put, and whose host tells what was done. */
  readonly root: () => ShadowRoot;
  /** The card does not count as drawn before this settles. */
  wait(loading: Promise<unknown>): void;
}

/**
 * All that a drawing depends on besides the element itself. Frozen: an element is drawn again only when it or its context
 * is another object, so anything new here means a new context.
 */
export interface Context {
  readonly format: Format;
  readonly theme: Theme;
  readonly device: Device;
  readonly mode: Mode;
  readonly locale: string | undefined;
  /** Whether an enclosing form collects the values of the fields. */
  readonly form: boolean;
  /** `config.style`: text sizes and colours the card names itself. */
  readonly style: CardNode;
  readonly images: Readonly<Record<string, string>>;
  /** Draws words with the places of blanks in them; undefined where no page wants to know them. */
  readonly places: ((words: string) => unknown) | undefined;
  readonly t: Translate<Word>;
  readonly host: Host;
}

/** Where a component stands, and what it keeps between two drawings. */
export interface Place {
  readonly pointer: string;
  readonly depth: number;
  readonly local: Local;
}

/** What outlives a redraw of one element: open panel, table page, chosen option, the keys of its children. */
export interface Local {
  readonly state: Record<string, unknown>;
  /** Draws this element again, after a change of `state`. */
  redraw(): void;
}

export type Component = (node: CardNode, context: Context, place: Place) => TemplateResult;

const insideForms = new WeakMap<Context, Context>();

/** `context` inside a form: always the same object for the same context, so that drawings stay valid. */
export function insideForm(context: Context): Context {
  const inside = insideForms.get(context) ?? Object.freeze({ ...context, form: true });
  insideForms.set(context, inside);
  return inside;
}
