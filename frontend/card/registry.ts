import type { Component } from "./context.ts";
import { type Lazy, lazy } from "./lazy-loading.ts";

/** Components that come together, with their styles. Which those are the build reads from their folders (`components.d.ts`). */
export interface Pack {
  readonly css: string;
  readonly components: Readonly<Record<string, Component>>;
}

/** A pack that is loaded when the first card needs one of its tags. */
export interface LazyPack {
  readonly tags: readonly string[];
  readonly load: () => Promise<{ pack: Pack }>;
}

/** What draws each tag, of the packs that are here. */
const COMPONENTS = new Map<string, Component>();
/** How to load the packs that are not here yet, by the tags they draw. */
const LATER = new Map<string, Lazy<void>>();

/** The style sheets of the packs and parts loaded so far. */
export const packSheets: string[] = [];

export function componentFor(tag: string): Component | undefined {
  return COMPONENTS.get(tag);
}

/** The promise of a component that is not here yet; undefined for a tag nobody draws. */
export function componentSoon(tag: string): Promise<void> | undefined {
  return LATER.get(tag)?.load();
}

/** A style sheet of the cards drawn from now on. */
export function registerSheet(sheet: string): void {
  packSheets.push(sheet);
}

/** Makes the components of a pack known. */
export function register(pack: Pack): void {
  registerSheet(pack.css);
  for (const [tag, component] of Object.entries(pack.components)) COMPONENTS.set(tag, component);
}

/** Makes known which tags a pack draws that is not here yet. */
export function registerLater({ tags, load }: LazyPack): void {
  const pack = lazy(() => load().then((loaded) => register(loaded.pack)));
  for (const tag of tags) LATER.set(tag, pack);
}
