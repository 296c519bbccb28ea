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

/** A card the team begins new ones from. */
export type StartingPoint = Shapes["StartingPoint"];

export interface StartingPoints {
  readonly found: readonly StartingPoint[];
  /** What asks for those that follow; undefined where these are all. */
  readonly next: string | undefined;
}

/** The team's own starting points, by name: the first ones, or those from `cursor` on. */
export async function loadStartingPoints(team: string, cursor?: string): Promise<StartingPoints> {
  const path = `teams/${team}/starting-points/` as const;
  const { data } = await call("GET", cursor ? (`${path}?cursor=${encodeURIComponent(cursor)}` as typeof path) : path);
  return {
    found: data.results,
    next: data.next ? (new URL(data.next).searchParams.get("cursor") ?? undefined) : undefined,
  };
}

/** Those that hold every word of the query. */
export function matching(points: readonly StartingPoint[], query: string): readonly StartingPoint[] {
  return points.filter(({ name, description }) => holds(`${name} ${description}`, query));
}

/** The categories there are, in the order of their first entries. */
export function categoriesIn(entries: readonly Entry[]): readonly { readonly key: string; readonly name: string }[] {
  const names = new Map(entries.filter(({ category }) => category !== "").map((e) => [e.category, e.category_name]));
  return [...names].map(([key, name]) => ({ key, name }));
}

/** Entries of a category ("" = any) that hold every word of the query; the blank one is not among them. */
export function filtered(entries: readonly Entry[], query: string, category: string): readonly Entry[] {
  return entries.filter((entry) => {
    if (entry.slug === BLANK || (category !== "" && entry.category !== category)) return false;
    return holds(`${entry.name} ${entry.description} ${entry.category_name}`, query);
  });
}

function holds(text: string, query: string): boolean {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return words.every((word) => text.toLowerCase().includes(word));
}
