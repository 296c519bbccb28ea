import type { Component } from "./context.ts";
import { type Lazy, lazy } from "./lazy.ts";

/** Components that come together, with their style sheet. Adding a component is one module and one line in a pack. */
export interface Pack {
  readonly css: readonly string[];
  readonly components: Readonly<Record<string, Component>>;
}

/** What draws each tag, of the packs that are here. */
const COMPONENTS = new Map<string, Component>();

/** How to load the packs that are not here yet, by the tags they draw. */
const LATER = new Map<string, Lazy<void>>();

/** The style sheets of the packs loaded so far. */
export const packSheets: string[] = [];

export function componentFor(tag: string): Component | undefined {
  return COMPONENTS.get(tag);
}

/** The promise of a component that is not here yet; undefined for a tag nobody draws. */
export function componentSoon(tag: string): Promise<void> | undefined {
  return LATER.get(tag)?.load();
}

/** A style sheet of the cards drawn from now on; one that two packs share is there once. */
export function registerSheet(sheet: string): void {
  if (!packSheets.includes(sheet)) packSheets.push(sheet);
}

/** Makes the components of a pack known. */
export function register(pack: Pack): void {
  for (const sheet of pack.css) registerSheet(sheet);
  for (const [tag, component] of Object.entries(pack.components)) COMPONENTS.set(tag, component);
}

/** Says which tags a pack draws that is loaded when the first card needs one of them. */
export function registerLater(tags: readonly string[], load: () => Promise<{ pack: Pack }>): void {
  const pack = lazy(() => load().then((loaded) => register(loaded.pack)));
  for (const tag of tags) LATER.set(tag, pack);
}
