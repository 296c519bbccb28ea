/** The sign-in page: gives each card of the wall its JSON and the page's theme. */
import { followTheme } from "../ui/theme.ts";
import "../ui/theme-switch.ts";

interface CardElement extends HTMLElement {
  card: unknown;
  theme: "light" | "dark";
}

const cards = [...document.querySelectorAll<CardElement>("message-card[data-card]")];

for (const element of cards) {
  const data = document.getElementById(element.dataset.card ?? "");
  // The wall is decoration: a card without data stays an empty place.
  if (data?.textContent) element.card = JSON.parse(data.textContent);
}

followTheme((theme) => {
  for (const element of cards) element.theme = theme;
});
