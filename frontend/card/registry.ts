import type { Component } from "./context.ts";

/** Components that come together, with their style sheet. Adding a component is one module and one line in a pack. */
export interface Pack {
  readonly css: string;
  readonly components: Readonly<Record<string, Component>>;
}

/** What draws each tag, of the packs that are here. */
const COMPONENTS = new Map<string, Component>();

const PACKS: Readonly<Record<string, { load: () => Promise<{ pack: Pack }>; tags: string }>> = {
  containers: {
    load: () => import("./packs/containers.ts"),
    tags: "collapsible_panel form interactive_container",
  },
  controls: {
    load: () => import("./packs/controls.ts"),
    tags: "checker date_picker input multi_select_person multi_select_static overflow picker_datetime picker_time select_img select_person select_static",
  },
  displays: {
    load: () => import("./packs/displays.ts"),
    tags: "audio chart img_combination person person_list table",
  },
};

const packOf = new Map(
  Object.entries(PACKS).flatMap(([name, { tags }]) => tags.split(" ").map((tag): [string, string] => [tag, name])),
);
const loading = new Map<string, Promise<void>>();

/** The style sheets of the packs loaded so far. */
export const packSheets: string[] = [];

export function componentFor(tag: string): Component | undefined {
  return COMPONENTS.get(tag);
}

/** The promise of a component that is not here yet; undefined for a tag nobody draws. */
export function componentSoon(tag: string): Promise<void> | undefined {
  const name = packOf.get(tag);
  return name === undefined ? undefined : loadPack(name);
}

/** Makes the components of a pack known. */
export function register(pack: Pack): void {
  if (pack.css !== "") packSheets.push(pack.css);
  for (const [tag, component] of Object.entries(pack.components)) COMPONENTS.set(tag, component);
}

function loadPack(name: string): Promise<void> {
  const known = loading.get(name);
  if (known !== undefined) return known;
  const loaded = (PACKS[name]?.load() ?? Promise.reject(new Error(name))).then(({ pack }) => register(pack));
  loading.set(name, loaded);
  // A failed download may be tried again by the next card that needs it.
  loaded.catch(() => loading.delete(name));
  return loaded;
}
