/** A page with one card hands it to its `<message-card>`. */
import { cardLocale } from "../i18n/card-locale.ts";
import { followTheme } from "../ui/theme.ts";

interface CardElement extends HTMLElement {
  card: unknown;
  theme: "light" | "dark";
  locale: string;
}

/**
 * Gives the page's card element its card. The element may be defined later or never: until then its children, a light
 * frame of the card, stand in for it.
 */
export function showCard(card: unknown): void {
  const element = document.querySelector<CardElement>("message-card");
  if (element === null) return;
  element.locale = cardLocale();
  element.card = card;
  followTheme((theme) => {
    element.theme = theme;
  });
}
