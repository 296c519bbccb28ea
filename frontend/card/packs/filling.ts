// Loaded from the card, so all of the card counts as shared: it stays one file instead of a dozen.
import "../card.ts";

export { Filler } from "../fill.ts";
