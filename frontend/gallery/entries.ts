/** The starting points as the server tells them (`GET /api/v1/gallery/`), and finding among them. DOM-free but for the call. */
import { call } from "../web/api.ts";
import type { Shapes } from "../web/api-types.ts";

/** The entry that begins from nothing. */
export const BLANK = "blank";

/** Its document holds small numbers only, so that nothing is lost by `JSON.parse`. */
export type Entry = Shapes["GalleryEntry"];

export async function loadGallery(): Promise<readonly Entry[]> {
  const { data } = await call("GET", "gallery/");
  return data.results;
}

/** The categories there are, in the order of their first entries. */
export function categoriesIn(entries: readonly Entry[]): readonly { readonly key: string; readonly name: string }[] {
  const names = new Map(entries.filter(({ category }) => category !== "").map((e) => [e.category, e.category_name]));
  return [...names].map(([key, name]) => ({ key, name }));
}

/** Entries of a category ("" = any) that hold every word of the query; the blank one is not among them. */
export function filtered(entries: readonly Entry[], query: string, category: string): readonly Entry[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter((entry) => {
    if (entry.slug === BLANK || (category !== "" && entry.category !== category)) return false;
    const text = `${entry.name} ${entry.description} ${entry.category_name}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
