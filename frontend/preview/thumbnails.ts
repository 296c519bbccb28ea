/** Draws the cards of tiles when they come near the window, from the data that stands in each tile. */
import { followTheme } from "../ui/theme.ts";
import { type MessageCard, newMessageCard, type Theme } from "./message-card.ts";

/** What a thumbnail draws: a card and the values its placeholders are filled with. */
export interface Preview {
  readonly card: unknown;
  readonly values: Record<string, unknown> | null;
}

const NEAR = "300px";
const drawn = new Set<MessageCard>();
const previews = new WeakMap<Element, Preview>();
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

/** Draw `preview` in a tile as soon as it comes into sight. */
export function showThumbnail(view: Element, preview: Preview): void {
  previews.set(view, preview);
  watcher.observe(view);
}

function previewIn(view: Element): Preview | undefined {
  const data = view.querySelector("script")?.textContent;
  return data ? (JSON.parse(data) as Preview) : undefined;
}

function draw(view: Element): void {
  const place = view.querySelector(".tile-card");
  const preview = previews.get(view) ?? previewIn(view);
  if (place === null || preview === undefined || place.childElementCount > 0) return;
  const { card, values } = preview;
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
