/** What the parts of the canvas ask of each other: the tools come a moment after the card, and neither imports the other. */
import type { nothing, TemplateResult } from "lit";
import type { Id } from "../../document/ids.ts";
import type { MessageCard } from "../../preview/message-card.ts";
import type { Box } from "../core/boxes.ts";
import type { MenuOptions } from "../core/popup-menu.ts";
import type { Studio } from "../core/studio.ts";

/** What an overlay must know of what is around its card. */
export interface OverlayContext {
  readonly studio: Studio;
  readonly card: MessageCard;
  /** The visible part of the canvas, up to the next card on the right. */
  view(): Box;
  /** Whether people work on this card, of those that are shown: it has the hover bar. */
  isMain(): boolean;
  /** Where the pointer was last. */
  pointer(): { readonly x: number; readonly y: number };
  /** Undefined until the surroundings are there. */
  tools(): CanvasActions | undefined;
}

/** Everything the canvas does to the card beyond showing and selecting. */
export interface CanvasActions {
  /** The tools over one drawn card. */
  over(context: OverlayContext, overlay: Element, redraw: () => void): OverlayActions;
  /** What a phone shows of the selection below the card. */
  strip(): TemplateResult | typeof nothing;
  /** Begins to drag an element if the pressed pointer moves. */
  drag(event: PointerEvent, id: Id): void;
  /** Opens the menu of what is selected. */
  menu(at: MenuOptions["at"]): void;
}

/** Where an overlay stands in the viewport. */
export type Origin = { readonly left: number; readonly top: number };

/** What an overlay has beside its frames. */
export interface OverlayActions {
  /** To be called when what was carried is let go, before the card changes. */
  prepareDrop(): void;
  /** Lets what has moved by a drop slide to where it is. */
  slideIn(): void;
  /** Reads what is needed for one drawing, and answers what draws it. `anchor`: the box of what the bar belongs to. */
  read(anchor: Box | undefined): (origin: Origin) => void;
}
