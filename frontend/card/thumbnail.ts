import { type CardNode, isObject } from "./json.ts";

/** What makes a page of thumbnails cheap: only what comes near is drawn, one card in each idle slot, and of each only its head. */

/** Further down than a thumbnail shows. */
const MOST_ELEMENTS = 12;
const NEAR = "300px";

type Draw = () => void;

const waiting = new WeakMap<Element, Draw>();
const near: Element[] = [];
let isScheduled = false;

const watcher =
  typeof IntersectionObserver === "undefined" ? undefined : new IntersectionObserver(notice, { rootMargin: NEAR });

/** Calls `draw` once when `element` is near the viewport and the browser has nothing better to do. */
export function whenNear(element: Element, draw: Draw): void {
  waiting.set(element, draw);
  if (watcher === undefined) enqueue(element);
  else watcher.observe(element);
}

/** The card with as many root elements as a thumbnail shows. */
export function headOf(card: unknown): unknown {
  if (!isObject(card)) return card;
  if (isObject(card.body)) return { ...card, body: cut(card.body, "elements") };
  if (!isObject(card.i18n_elements)) return cut(card, "elements");
  const translated = Object.entries(card.i18n_elements).map(([locale, list]) => [locale, first(list)]);
  return { ...cut(card, "elements"), i18n_elements: Object.fromEntries(translated) };
}

function cut(node: CardNode, key: string): CardNode {
  return Array.isArray(node[key]) ? { ...node, [key]: first(node[key]) } : node;
}

function first(list: unknown): unknown {
  return Array.isArray(list) ? list.slice(0, MOST_ELEMENTS) : list;
}

function notice(entries: readonly IntersectionObserverEntry[]): void {
  for (const { isIntersecting, target } of entries) if (isIntersecting) enqueue(target);
}

function enqueue(element: Element): void {
  watcher?.unobserve(element);
  near.push(element);
  schedule();
}

function schedule(): void {
  if (isScheduled || near.length === 0) return;
  isScheduled = true;
  const idle = (run: () => void) =>
    // Safari has no idle callbacks.
    typeof requestIdleCallback === "function" ? requestIdleCallback(run, { timeout: 500 }) : setTimeout(run, 16);
  idle(() => {
    isScheduled = false;
    const element = near.shift();
    if (element?.isConnected) {
      waiting.get(element)?.();
      waiting.delete(element);
    } else if (element !== undefined) watcher?.observe(element);
    schedule();
  });
}
