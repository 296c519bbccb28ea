/** `<message-card>` as the library uses it; the script that defines it is loaded by the page. */
import type { MessageCard } from "../card/card.ts";

export type { MessageCard };
export type Theme = "light" | "dark";
export type Device = "desktop" | "mobile";

export function newMessageCard(): MessageCard {
  return document.createElement("message-card") as MessageCard;
}
