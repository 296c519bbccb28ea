/** Ids say nothing to a reader, so a long one is cut; the whole of it stays in the title. */
export function shortId(id: string): string {
  return id.length > 14 ? `${id.slice(0, 9)}…` : id;
}
