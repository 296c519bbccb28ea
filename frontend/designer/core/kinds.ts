/** The icon each component is known by, wherever it is named: palette, outline, inspector, the ghost of a drag. */
import { type IconNode, Puzzle } from "lucide";
import type { Catalog } from "./catalog.ts";

/** The icon of a component by its tag; tags nobody knows have one too. */
export function iconOf(catalog: Catalog, tag: string): IconNode {
  const known = Object.hasOwn(catalog.components, tag) ? catalog.components[tag] : undefined;
  return known?.icon ?? Puzzle;
}
