/** Draws the cards of tiles when they come near the window, from the data that stands in each tile. */
import { followTheme } from "../ui/theme-switch.ts";
import { type MessageCard, newMessageCard, type Theme } from "./message-card.ts";

const NEAR = "300px";
const drawn = new Set<MessageCard>();
let theme: Theme = "light";

const watcher = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      watcher.unobserve(target);
      draw(target);
    }
  },
  { rootMargin: NEAR },
);

/** Draw the tiles below `root` as they come into sight. */
export function watchThumbnails(root: ParentNode): void {
  for (const card of drawn) if (!card.isConnected) drawn.delete(card);
  for (const view of root.querySelectorAll(".tile-view")) watcher.observe(view);
}

function draw(view: Element): void {
  const place = view.querySelector(".tile-card");
  const data = view.querySelector("script")?.textContent;
  if (place === null || !data || place.childElementCount > 0) return;
  const { card, values } = JSON.parse(data) as { card: unknown; values: Record<string, unknown> | null };
  const element = newMessageCard();
  element.mode = "static";
  element.thumbnail = true;
  element.device = "desktop";
  element.theme = theme;
  element.card = card;
  if (values !== null) element.values = values;
  place.append(element);
  drawn.add(element);
}

followTheme((shown) => {
  theme = shown;
  for (const card of drawn) card.theme = shown;
});
