import type { Component } from "./context.ts";
import { type Lazy, lazy } from "./lazy.ts";

/** Components that come together, with their style sheet. Adding a component is one module and one line in a pack. */
export interface Pack {
  readonly css: readonly string[];
  readonly components: Readonly<Record<string, Component>>;
}

/** What draws each tag, of the packs that are here. */
const COMPONENTS = new Map<string, Component>();

const PACKS: readonly { load: () => Promise<{ pack: Pack }>; tags: string }[] = [
  {
    load: () => import("./packs/containers.ts"),
    tags: "collapsible_panel form interactive_container",
  },
  {
    load: () => import("./packs/controls.ts"),
    tags: "checker date_picker input multi_select_person multi_select_static overflow picker_datetime picker_time select_img select_person select_static",
  },
  {
    load: () => import("./packs/displays.ts"),
    tags: "audio chart img_combination person person_list table",
  },
];

const packOf = new Map(
  PACKS.flatMap(({ load, tags }) => {
    const pack = lazy(() => load().then((loaded) => register(loaded.pack)));
    return tags.split(" ").map((tag): [string, Lazy<void>] => [tag, pack]);
  }),
);

/** The style sheets of the packs loaded so far. */
export const packSheets: string[] = [];

export function componentFor(tag: string): Component | undefined {
  return COMPONENTS.get(tag);
}

/** The promise of a component that is not here yet; undefined for a tag nobody draws. */
export function componentSoon(tag: string): Promise<void> | undefined {
  return packOf.get(tag)?.load();
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
